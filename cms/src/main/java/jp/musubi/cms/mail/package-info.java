/** Mails: left in the store by what causes them, sent by SMTP, shown to who runs the system. */
@NullMarked
package jp.musubi.cms.mail;

import org.jspecify.annotations.NullMarked;
