package jp.musubi.cms.importer.mapping;

import jp.musubi.content.model.Field;

/**
 * Where a field's value comes from.
 *
 * @param once set only while the entry has no value: what people write later stays
 */
record FieldRule(Field field, ValueRule value, boolean once) {}
