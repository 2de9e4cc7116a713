package jp.musubi.cms.database;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A test that runs on H2 and on a real MariaDB. */
@ParameterizedTest(name = "{displayName} [{0}]")
@EnumSource(TestStore.Kind.class)
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface EachDatabase {}
