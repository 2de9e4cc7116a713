/** Putting entries before the public: the act, and the list of work it leaves for the publisher. */
@NullMarked
package jp.musubi.cms.publish;

import org.jspecify.annotations.NullMarked;
