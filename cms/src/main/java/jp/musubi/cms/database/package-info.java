/** Connections, migrations, transactions and their durability, on H2, MariaDB and MySQL alike. */
@NullMarked
package jp.musubi.cms.database;

import org.jspecify.annotations.NullMarked;
