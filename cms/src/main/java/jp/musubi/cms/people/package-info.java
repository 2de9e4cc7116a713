/** People: of groups, of the city's office, and everybody's own account. */
@NullMarked
package jp.musubi.cms.people;

import org.jspecify.annotations.NullMarked;
