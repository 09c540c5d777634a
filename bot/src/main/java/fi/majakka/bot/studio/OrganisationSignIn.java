package fi.majakka.bot.studio;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.claims.ACR;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import fi.majakka.bot.accounts.AuditEntry;
import fi.majakka.bot.accounts.SignIn;
import fi.majakka.bot.accounts.User;
import fi.majakka.bot.accounts.Users;
import fi.majakka.bot.config.Config;
import fi.majakka.bot.conversation.Language;
import fi.majakka.bot.privacy.Signer;
import fi.majakka.bot.web.HttpServer;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signing in at the organisation's own service (OpenID Connect, code flow with PKCE). What binds
 * the way there to the way back is one random value in a cookie of this browser; state, nonce and
 * verifier are derived from it with our key, so nothing is stored. The service answers for the
 * second factor.
 */
public final class OrganisationSignIn {
  private static final Logger LOG = LoggerFactory.getLogger(OrganisationSignIn.class);
  static final String PATH = Door.SIGN_IN + "/organisation";
  private static final String BACK = PATH + "/back";
  private static final String COOKIE = "__Host-majakka-way";
  private static final Duration WAY = Duration.ofMinutes(10);
  private static final int MILLIS = 5_000;
  private static final int MOST_BYTES = 100_000;
  private final Config.Oidc config;
  private final Supplier<URI> site;
  private final SignIn signIn;
  private final Users users;
  private final Signer signer;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  /**
   * @param site the address that people use
   */
  public OrganisationSignIn(
      Config.Oidc config,
      Supplier<URI> site,
      SignIn signIn,
      Users users,
      Signer signer,
      Clock clock) {
    this.config = config;
    this.site = site;
    this.signIn = signIn;
    this.users = users;
    this.signer = signer;
    this.clock = clock;
  }

  void add(Door door, Desk desk) {
    door.open(PATH, ctx -> leave(ctx, desk));
    door.open(BACK, ctx -> back(ctx, desk));
  }

  private URI callback() {
    return site.get().resolve(BACK);
  }

  private Issuer issuer() {
    return new Issuer(config.issuer().toString());
  }

  private OIDCProviderMetadata service() throws GeneralException, IOException {
    return OIDCProviderMetadata.resolve(issuer(), MILLIS, MILLIS);
  }

  private void leave(Context ctx, Desk desk) {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    String way = HexFormat.of().formatHex(bytes) + "." + clock.instant().getEpochSecond();
    try {
      AuthenticationRequest.Builder request =
          new AuthenticationRequest.Builder(
                  ResponseType.CODE,
                  new Scope("openid", "profile"),
                  new ClientID(config.clientId()),
                  callback())
              .endpointURI(service().getAuthorizationEndpointURI())
              .state(new State(derived("state", way)))
              .nonce(new Nonce(derived("nonce", way)))
              .codeChallenge(new CodeVerifier(derived("verifier", way)), CodeChallengeMethod.S256);
      config.acr().ifPresent(acr -> request.acrValues(List.of(new ACR(acr))));
      String address = request.build().toURI().toString();
      ctx.cookie(cookie(way, (int) WAY.toSeconds()));
      ctx.redirect(address, io.javalin.http.HttpStatus.SEE_OTHER);
    } catch (GeneralException | IOException e) {
      LOG.warn("the organisation's sign-in service cannot be used: {}", e.getClass().getName());
      refuse(ctx, desk, 502, "sign-in.organisation_failed");
    }
  }

  private String derived(String what, String way) {
    return signer.sign("studio-way-" + what, way, 32);
  }

  private static Cookie cookie(String way, int seconds) {
    // Lax: the way back begins on the service's site.
    return new Cookie(COOKIE, way, "/", seconds, true, true, null, SameSite.LAX);
  }

  private void back(Context ctx, Desk desk) {
    String way = Optional.ofNullable(ctx.cookie(COOKIE)).orElse("");
    ctx.cookie(cookie("", 0));
    String state = Optional.ofNullable(ctx.queryParam("state")).orElse("");
    String code = Optional.ofNullable(ctx.queryParam("code")).orElse("");
    if (!fresh(way) || !signer.verify("studio-way-state", way, state) || code.isEmpty()) {
      refuse(ctx, desk, 400, "sign-in.organisation_failed");
      return;
    }
    try {
      enter(ctx, desk, claims(code, way));
    } catch (GeneralException | IOException | BadJOSEException | JOSEException e) {
      LOG.warn("a sign-in at the organisation's service failed: {}", e.getClass().getName());
      signIn.federatedRefused(Optional.empty(), "organisation", HttpServer.asker(ctx));
      refuse(ctx, desk, 401, "sign-in.organisation_failed");
    }
  }

  private boolean fresh(String way) {
    if (!way.matches("[0-9a-f]{64}\\.\\d{1,15}")) {
      return false;
    }
    Instant begun = Instant.ofEpochSecond(Long.parseLong(way.substring(way.indexOf('.') + 1)));
    return begun.plus(WAY).isAfter(clock.instant());
  }

  private IDTokenClaimsSet claims(String code, String way)
      throws GeneralException, IOException, BadJOSEException, JOSEException {
    OIDCProviderMetadata service = service();
    ClientID client = new ClientID(config.clientId());
    TokenRequest request =
        new TokenRequest.Builder(
                service.getTokenEndpointURI(),
                new ClientSecretBasic(client, new Secret(config.clientSecret())),
                new AuthorizationCodeGrant(
                    new AuthorizationCode(code),
                    callback(),
                    new CodeVerifier(derived("verifier", way))))
            .build();
    HTTPRequest http = request.toHTTPRequest();
    http.setConnectTimeout(MILLIS);
    http.setReadTimeout(MILLIS);
    http.setFollowRedirects(false);
    OIDCTokenResponse tokens = OIDCTokenResponse.parse(http.send());
    IDTokenClaimsSet claims =
        new IDTokenValidator(
                issuer(),
                client,
                JWSAlgorithm.RS256,
                service.getJWKSetURI().toURL(),
                new DefaultResourceRetriever(MILLIS, MILLIS, MOST_BYTES))
            .validate(tokens.getOIDCTokens().getIDToken(), new Nonce(derived("nonce", way)));
    boolean strong =
        config.acr().isEmpty()
            || (claims.getACR() != null && config.acr().get().equals(claims.getACR().getValue()));
    if (!strong) {
      throw new GeneralException("the sign-in was weaker than asked for");
    }
    return claims;
  }

  /** By the service's own subject; the first time by name, for an account that waits for it. */
  private void enter(Context ctx, Desk desk, IDTokenClaimsSet claims) {
    String subject = config.issuer() + " " + claims.getSubject().getValue();
    Optional<User> known = users.bySubject(subject);
    if (known.isEmpty()) {
      known =
          Optional.ofNullable(claims.getStringClaim(config.nameClaim()))
              .flatMap(users::find)
              .filter(User::federated)
              .filter(user -> bind(user, subject));
    }
    if (known.filter(user -> !user.disabled()).isEmpty()) {
      signIn.federatedRefused(known, "no account", HttpServer.asker(ctx));
      refuse(ctx, desk, 403, "sign-in.organisation_no");
      return;
    }
    User user = known.orElseThrow();
    SessionCookie.write(ctx, signIn.federated(user, HttpServer.asker(ctx)).token());
    render(ctx, desk, user.language(), "sign-in.done", true);
  }

  private boolean bind(User user, String subject) {
    return users
        .bind(user.id(), subject, AuditEntry.of(user.name(), "user.bound", user.name()))
        .join();
  }

  private static void refuse(Context ctx, Desk desk, int status, String key) {
    ctx.status(status);
    render(ctx, desk, Desk.guess(ctx), key, false);
  }

  /**
   * The session's cookie is Strict and so not sent while the service's site leads here: a page of
   * ours goes on.
   */
  private static void render(Context ctx, Desk desk, Language language, String key, boolean in) {
    desk.templates()
        .render(
            ctx,
            "studio/door/organisation",
            Map.of(
                "page",
                desk.page(
                    ctx, Optional.empty(), desk.words().say(language, "door.sign-in"), language),
                "text",
                desk.words().say(language, key),
                "in",
                in));
  }
}
