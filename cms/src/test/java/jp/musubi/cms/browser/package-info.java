/** Pages as people see and use them: tests in a real browser, and what such tests are made of. */
@NullMarked
package jp.musubi.cms.browser;

import org.jspecify.annotations.NullMarked;
