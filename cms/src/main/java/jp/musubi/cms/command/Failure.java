package jp.musubi.cms.command;

/** A command could not do its work; the message is one sentence for people, with the cure. */
final class Failure extends Exception {
    Failure(String sentence) {
        super(sentence);
    }

    Failure(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
