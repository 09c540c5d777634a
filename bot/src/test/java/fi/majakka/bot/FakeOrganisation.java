package fi.majakka.bot;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** A small OpenID Connect provider, at which one person is always signed in already. */
final class FakeOrganisation implements AutoCloseable {
  static final String CLIENT = "majakka";
  static final String SECRET = "a-client-secret-of-the-test";
  private final RSAKey key = key();
  private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
  private final Javalin server;
  private volatile String subject = "s-1";
  private volatile String name = "nobody";
  private volatile boolean forged;

  FakeOrganisation() {
    server =
        Javalin.create(
                javalin -> {
                  javalin.routes.get(
                      "/.well-known/openid-configuration",
                      ctx ->
                          ctx.json(
                              Map.of(
                                  "issuer",
                                  url(),
                                  "authorization_endpoint",
                                  url() + "/authorize",
                                  "token_endpoint",
                                  url() + "/token",
                                  "jwks_uri",
                                  url() + "/keys",
                                  "subject_types_supported",
                                  new String[] {"public"},
                                  "response_types_supported",
                                  new String[] {"code"},
                                  "id_token_signing_alg_values_supported",
                                  new String[] {"RS256"})));
                  javalin.routes.get(
                      "/keys",
                      ctx ->
                          ctx.contentType("application/json")
                              .result(new JWKSet(key.toPublicJWK()).toString()));
                  javalin.routes.get("/authorize", this::authorize);
                  javalin.routes.post("/token", this::token);
                })
            .start("127.0.0.1", 0);
  }

  private static RSAKey key() {
    try {
      return new RSAKeyGenerator(2048).keyID("one").generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  String url() {
    return "http://localhost:" + server.port();
  }

  /** Who is signed in there. */
  void person(String newSubject, String newName) {
    subject = newSubject;
    name = newName;
  }

  /** From now on tokens are signed with a key that is not published. */
  void forge(boolean now) {
    forged = now;
  }

  private void authorize(Context ctx) {
    String code = UUID.randomUUID().toString();
    codes.put(
        code,
        Map.of(
            "nonce", String.valueOf(ctx.queryParam("nonce")),
            "challenge", String.valueOf(ctx.queryParam("code_challenge"))));
    ctx.redirect(
        ctx.queryParam("redirect_uri") + "?code=" + code + "&state=" + ctx.queryParam("state"));
  }

  private void token(Context ctx) throws JOSEException {
    Map<String, String> begun =
        Optional.ofNullable(codes.remove(String.valueOf(ctx.formParam("code")))).orElse(Map.of());
    var credentials = ctx.basicAuthCredentials();
    boolean right =
        credentials != null
            && credentials.getUsername().equals(CLIENT)
            && credentials.getPassword().equals(SECRET)
            && CodeChallenge.compute(
                    CodeChallengeMethod.S256,
                    new CodeVerifier(String.valueOf(ctx.formParam("code_verifier"))))
                .getValue()
                .equals(begun.get("challenge"));
    if (!right) {
      ctx.status(400).json(Map.of("error", "invalid_grant"));
      return;
    }
    Instant now = Instant.now();
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").build(),
            new JWTClaimsSet.Builder()
                .issuer(url())
                .audience(CLIENT)
                .subject(subject)
                .claim("preferred_username", name)
                .claim("nonce", begun.get("nonce"))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(60)))
                .build());
    token.sign(new RSASSASigner(forged ? key() : key));
    ctx.json(
        Map.of("access_token", "unused", "token_type", "Bearer", "id_token", token.serialize()));
  }

  @Override
  public void close() {
    server.stop();
  }
}
