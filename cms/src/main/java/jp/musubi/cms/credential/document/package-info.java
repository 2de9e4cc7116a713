/** The documents that a city signs or publishes: credentials, the list of revoked ones, its DID. */
@NullMarked
package jp.musubi.cms.credential.document;

import org.jspecify.annotations.NullMarked;
