package jp.musubi.cms.mail;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Hands the mails of the store over to a mail server, one after the other. What the server does not
 * take is tried again, less and less often; a mail that was taken just before the program died may
 * be handed over twice, never not at all.
 */
public final class Postman implements AutoCloseable {
    /** How long to wait after the first attempt, after the second, and so on; then to give up. */
    static final List<Duration> PAUSES =
            List.of(
                    Duration.ofSeconds(20),
                    Duration.ofMinutes(2),
                    Duration.ofMinutes(10),
                    Duration.ofMinutes(30),
                    Duration.ofHours(2),
                    Duration.ofHours(6),
                    Duration.ofHours(12));

    /** The name of what is said of a mail that would come too late. */
    static final String TOO_LATE = "too-late";

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);

    private final MailStore mails;
    private final Clock clock;
    private final @Nullable MailServer server;
    private final Semaphore stop = new Semaphore(0);
    private volatile boolean closed;
    private @Nullable Thread thread;

    /** A postman, who has nothing to do when there is no mail server. */
    public Postman(MailStore mails, MailSettings settings, Clock clock) {
        URI address = settings.server();
        this.mails = mails;
        this.clock = clock;
        this.server = address == null ? null : new SmtpServer(address, settings.from());
    }

    /** Begins. */
    public void start() {
        if (server != null) {
            thread = Thread.ofPlatform().name("postman").daemon().start(this::run);
        }
    }

    private void run() {
        while (!closed) {
            Duration pause = LOOK_EVERY;
            try {
                deliver();
            } catch (RuntimeException e) {
                LOG.error("Mails could not be looked after; that is tried again.", e);
                pause = PAUSE_AFTER_FAILURE;
            }
            try {
                if (stop.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Tries to send all that is due; returns how many mails were taken. */
    int deliver() {
        int taken = 0;
        while (!closed && server != null && mails.isAnyDue()) {
            Optional<Mail> mail = mails.claim();
            taken += mail.isPresent() && deliver(server, mail.get()) ? 1 : 0;
        }
        return taken;
    }

    private boolean deliver(MailServer to, Mail mail) {
        Instant useful = mail.usefulUntil();
        if (useful != null && !clock.instant().isBefore(useful)) {
            mails.failed(mail, mail.error().isEmpty() ? TOO_LATE : mail.error());
            return false;
        }
        try {
            to.send(mail);
            mails.sent(mail);
            return true;
        } catch (MailServer.NotTaken e) {
            notTaken(mail, e);
            return false;
        }
    }

    private void notTaken(Mail mail, MailServer.NotTaken failure) {
        int attempts = mail.attempts();
        if (failure.isForGood() || attempts >= PAUSES.size()) {
            LOG.warn("Mail {} was given up after {} attempts.", mail.id(), attempts + 1);
            mails.failed(mail, failure.reason());
        } else {
            LOG.info("Mail {} was not taken; it is tried again.", mail.id());
            mails.later(mail, PAUSES.get(attempts), failure.reason());
        }
    }

    /** Finishes the mail under way, then ends. */
    @Override
    public void close() {
        closed = true;
        stop.release();
        Thread running = thread;
        if (running != null) {
            try {
                running.join(Duration.ofSeconds(30));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
