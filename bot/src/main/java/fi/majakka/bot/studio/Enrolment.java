package fi.majakka.bot.studio;

import fi.majakka.bot.accounts.Authenticator;
import fi.majakka.bot.accounts.Session;
import fi.majakka.bot.privacy.Signer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.commons.codec.binary.Base32;

/**
 * An authenticator that is being enrolled: its secret goes to the page and comes back with its
 * first code, signed for the session, so that nothing is stored before the code was right.
 *
 * @param secret as people type it into an app
 */
public record Enrolment(String secret, String signature, QrCode picture) {
  private static final String PURPOSE = "studio-enrolment";

  static Enrolment begin(Signer signer, Session session, byte[] secret) {
    String spelled = Authenticator.spelled(secret);
    return new Enrolment(
        spelled,
        signer.sign(PURPOSE, session.id() + spelled, 32),
        QrCode.of(address(session.user().name(), spelled)));
  }

  /** The enrolment that a form brings back, if it is one of ours. */
  static Optional<Enrolment> again(
      Signer signer, Session session, String secret, String signature) {
    return signer.verify(PURPOSE, session.id() + secret, signature)
        ? Optional.of(begin(signer, session, bytes(secret)))
        : Optional.empty();
  }

  byte[] bytes() {
    return bytes(secret);
  }

  private static byte[] bytes(String secret) {
    return new Base32().decode(secret);
  }

  /** The secret in groups of four, which are easier to type. */
  public String grouped() {
    return secret.replaceAll("(.{4})(?=.)", "$1 ");
  }

  /** What an app on the same phone opens, and what the picture holds. */
  public String address(String user) {
    return address(user, secret);
  }

  private static String address(String user, String secret) {
    return "otpauth://totp/Majakka:"
        + URLEncoder.encode(user, StandardCharsets.UTF_8).replace("+", "%20")
        + "?secret="
        + secret
        + "&issuer=Majakka&digits=6&period=30";
  }
}
