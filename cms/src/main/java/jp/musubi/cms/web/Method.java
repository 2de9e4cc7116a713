package jp.musubi.cms.web;

/** The methods that routes have; HEAD and OPTIONS follow from them. */
public enum Method {
    GET,
    POST,
    PUT,
    DELETE
}
