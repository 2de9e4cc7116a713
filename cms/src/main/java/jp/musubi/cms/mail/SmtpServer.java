package jp.musubi.cms.mail;

import jakarta.mail.MessagingException;

import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.simplejavamail.api.email.EmailPopulatingBuilder;
import org.simplejavamail.api.mailer.Mailer;
import org.simplejavamail.api.mailer.config.TransportStrategy;
import org.simplejavamail.email.EmailBuilder;
import org.simplejavamail.mailer.MailerBuilder;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** A mail server that speaks SMTP. */
final class SmtpServer implements MailServer {
    private static final int TIMEOUT_MILLIS = 20_000;
    private static final int SMTP_PORT = 25;
    private static final int SMTPS_PORT = 465;
    private static final int MAX_CAUSES = 12;

    private final Mailer mailer;
    private final String from;

    SmtpServer(URI address, String from) {
        boolean tls = "smtps".equalsIgnoreCase(address.getScheme());
        String[] user = user(address.getRawUserInfo());
        int port = address.getPort() < 0 ? (tls ? SMTPS_PORT : SMTP_PORT) : address.getPort();
        var builder =
                MailerBuilder.withSMTPServer(address.getHost(), port)
                        .withTransportStrategy(
                                tls ? TransportStrategy.SMTPS : TransportStrategy.SMTP)
                        .withSessionTimeout(TIMEOUT_MILLIS);
        if (!user[0].isEmpty()) {
            builder = builder.withSMTPServerUsername(user[0]).withSMTPServerPassword(user[1]);
        }
        this.mailer = builder.buildMailer();
        this.from = from;
    }

    private static String[] user(@Nullable String userInfo) {
        if (userInfo == null) {
            return new String[] {"", ""};
        }
        int colon = userInfo.indexOf(':');
        String name = colon < 0 ? userInfo : userInfo.substring(0, colon);
        String password = colon < 0 ? "" : userInfo.substring(colon + 1);
        return new String[] {decoded(name), decoded(password)};
    }

    /** Only percent signs mean something here: a plus is a plus. */
    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    @Override
    public void send(Mail mail) throws NotTaken {
        EmailPopulatingBuilder email =
                EmailBuilder.startingBlank()
                        .from(from)
                        .to(mail.to())
                        .withSubject(mail.subject())
                        .withPlainText(mail.body())
                        .withHeader("Auto-Submitted", "auto-generated");
        if (!mail.answersTo().isEmpty()) {
            email = email.withReplyTo(mail.answersTo());
        }
        try {
            mailer.sendMail(email.buildEmail(), false).join();
        } catch (RuntimeException e) {
            throw new NotTaken(reason(e), isForGood(e));
        }
    }

    /** The mail server's own answer, or why there was none. */
    private static String reason(Throwable failure) {
        String said = String.valueOf(failure.getMessage());
        Throwable at = failure;
        for (int causes = 0; at != null && causes < MAX_CAUSES; causes++) {
            if (at instanceof MessagingException && at.getMessage() != null) {
                said = at.getMessage();
            }
            at = next(at);
        }
        return said.strip().lines().findFirst().orElse(failure.getClass().getSimpleName());
    }

    /** RFC 5321 section 4.2.1: a reply of 5yz will be the same the next time. */
    private static boolean isForGood(Throwable failure) {
        Throwable at = failure;
        for (int causes = 0; at != null && causes < MAX_CAUSES; causes++) {
            int reply =
                    switch (at) {
                        case SMTPAddressFailedException refused -> refused.getReturnCode();
                        case SMTPSendFailedException refused -> refused.getReturnCode();
                        default -> 0;
                    };
            if (reply >= 500 && reply < 600) {
                return true;
            }
            at = next(at);
        }
        return false;
    }

    private static @Nullable Throwable next(Throwable failure) {
        if (failure instanceof MessagingException mailing && mailing.getNextException() != null) {
            return mailing.getNextException();
        }
        return failure.getCause();
    }
}
