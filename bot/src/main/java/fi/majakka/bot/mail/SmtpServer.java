package fi.majakka.bot.mail;

import fi.majakka.bot.config.Config;
import jakarta.mail.Authenticator;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;

/** A mail server that speaks SMTP. */
public final class SmtpServer implements MailServer {
  private static final String TIMEOUT = "15000";
  private final Session session;
  private final String from;
  private final Clock clock;

  /**
   * @param host of the settings, which is present
   */
  public SmtpServer(Config.Mail config, String host, Clock clock) {
    this.from = config.from();
    this.clock = clock;
    Properties settings = new Properties();
    settings.put("mail.transport.protocol", "smtp");
    settings.put("mail.smtp.host", host);
    settings.put("mail.smtp.port", Integer.toString(config.port()));
    settings.put("mail.smtp.connectiontimeout", TIMEOUT);
    settings.put("mail.smtp.timeout", TIMEOUT);
    settings.put("mail.smtp.writetimeout", TIMEOUT);
    settings.put("mail.smtp.ssl.checkserveridentity", "true");
    settings.put(
        "mail.smtp.ssl.enable", Boolean.toString(config.security() == Config.MailSecurity.TLS));
    String starttls = Boolean.toString(config.security() == Config.MailSecurity.STARTTLS);
    settings.put("mail.smtp.starttls.enable", starttls);
    settings.put("mail.smtp.starttls.required", starttls);
    settings.put("mail.smtp.auth", Boolean.toString(config.user().isPresent()));
    this.session =
        Session.getInstance(
            settings,
            new Authenticator() {
              @Override
              protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(
                    config.user().orElse(""), config.password().orElse(""));
              }
            });
  }

  @Override
  public Outcome send(Mail mail) {
    try {
      Transport.send(message(mail));
      return new Taken();
    } catch (SendFailedException e) {
      return failed(e);
    } catch (MessagingException e) {
      return new Later("the mail server cannot be used: " + e.getClass().getSimpleName());
    }
  }

  /** A 5xx about the address or the mail is for good; anything else may pass. */
  private static Outcome failed(SendFailedException e) {
    for (Exception cause = e; cause != null; ) {
      int code =
          cause instanceof SMTPAddressFailedException address
              ? address.getReturnCode()
              : cause instanceof SMTPSendFailedException sending ? sending.getReturnCode() : 0;
      if (code >= 500) {
        return new Refused("the mail server answered " + code);
      }
      cause = cause instanceof MessagingException messaging ? messaging.getNextException() : null;
    }
    return new Later("the mail server did not take it");
  }

  private MimeMessage message(Mail mail) throws MessagingException {
    Numbered message = new Numbered(session, mail.id(), from.substring(from.indexOf('@') + 1));
    message.setFrom(new InternetAddress(from));
    message.setRecipient(
        jakarta.mail.Message.RecipientType.TO, new InternetAddress(mail.to(), true));
    message.setSubject(mail.subject(), StandardCharsets.UTF_8.name());
    message.setText(mail.text(), StandardCharsets.UTF_8.name());
    message.setSentDate(Date.from(clock.instant()));
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setHeader("Content-Language", mail.language());
    if (mail.unsubscribe().isPresent()) {
      message.setHeader("List-Unsubscribe", "<" + mail.unsubscribe().get() + ">");
      message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }
    return message;
  }

  /** The same mail sent again keeps its number, so that a mailbox can tell. */
  private static final class Numbered extends MimeMessage {
    private final String number;

    Numbered(Session session, String id, String host) {
      super(session);
      this.number = "<" + id.replaceAll("[^A-Za-z0-9.-]", "-") + "@" + host + ">";
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", number);
    }
  }
}
