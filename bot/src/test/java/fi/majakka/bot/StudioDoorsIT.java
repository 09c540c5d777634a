package fi.majakka.bot;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import fi.majakka.bot.accounts.Authenticator;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.commons.codec.binary.Base32;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The studio's doors against the running server, by HTTP and in a real browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(SharedHouse.class)
class StudioDoorsIT {
  private StudioHouse house;

  @BeforeAll
  void open(StudioHouse shared) {
    house = shared;
  }

  @Test
  void aNewCoordinatorComesInByKeyboardAlone() {
    String oneTime = house.add("aino.virtanen", "coordinator");
    Page page = house.page(360, 740);
    page.navigate(house.url() + "/studio");
    StudioHouse.sound(page);
    page.locator("#name").focus();
    page.keyboard().type("aino.virtanen");
    page.keyboard().press("Tab");
    page.keyboard().type(oneTime);
    page.keyboard().press("Enter");
    page.getByText("Valitse oma salasana").waitFor();
    StudioHouse.sound(page);
    page.locator("#password").focus();
    page.keyboard().type("hiljaa virtaa musta joki");
    page.keyboard().press("Tab");
    page.keyboard().type("hiljaa virtaa musta joki");
    page.keyboard().press("Enter");
    page.locator("#secret").waitFor();
    StudioHouse.sound(page);
    byte[] secret = new Base32().decode(page.locator("#secret").innerText().replaceAll("\\s", ""));
    page.locator("#code").focus();
    page.keyboard().type(new Authenticator().code(secret, house.clock().instant()));
    page.keyboard().press("Enter");
    page.locator("ol.codes li").first().waitFor();
    assertThat(page.locator("ol.codes li").count()).isEqualTo(10);
    StudioHouse.sound(page);
    page.locator("a.button").focus();
    page.keyboard().press("Enter");
    page.locator("h1").getByText("Tänään").waitFor();
    Cookie cookie =
        page.context().cookies().stream()
            .filter(one -> one.name.equals(StudioVisitor.COOKIE))
            .findFirst()
            .orElseThrow();
    assertThat(cookie.secure).isTrue();
    assertThat(cookie.httpOnly).isTrue();
    assertThat(cookie.sameSite).isEqualTo(SameSiteAttribute.STRICT);
    page.getByText("Kirjaudu ulos").click();
    page.getByText("Olet kirjautunut ulos").waitFor();
    assertThat(page.context().cookies()).isEmpty();
    house.clock().move(Duration.ofMinutes(1));
    page.locator("#name").fill("Aino.Virtanen");
    page.locator("#password").fill("hiljaa virtaa musta joki");
    page.keyboard().press("Enter");
    page.locator("#code").fill(new Authenticator().code(secret, house.clock().instant()));
    page.keyboard().press("Enter");
    page.locator("h1").getByText("Tänään").waitFor();
    page.getByText("In English").click();
    page.locator("h1").getByText("Today").waitFor();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/studio",
        "/studio/people",
        "/studio/people/1",
        "/studio/audit",
        "/studio/audit/verify",
        "/studio/account"
      })
  void withoutASessionEveryPageLeadsToTheDoor(String path) {
    HttpResponse<String> answer = new StudioVisitor(house.url()).get(path);
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location")).contains("/studio/sign-in");
    assertThat(answer.body()).isEqualTo("Redirected");
  }

  @Test
  void whoIsHalfWayInIsNotIn() {
    String oneTime = house.add("halfway", "administrator");
    StudioVisitor visitor = new StudioVisitor(house.url());
    visitor.post("/studio/sign-in", Map.of("name", "halfway", "password", oneTime));
    assertThat(visitor.token()).isNotEmpty();
    assertThat(visitor.get("/studio/people").statusCode()).isEqualTo(303);
    assertThat(visitor.get("/studio/sign-in/authenticator").statusCode()).isEqualTo(303);
    visitor.get("/studio/sign-in/password");
    assertThat(
            visitor
                .post("/studio/people", Map.of("name", "intruder", "role", "administrator"))
                .statusCode())
        .isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource({
    "coordinator,200,403,403,403",
    "reviewer,200,403,403,403",
    "owner,200,403,403,403",
    "auditor,200,403,200,403",
    "administrator,200,200,200,422"
  })
  void eachRoleOpensJustItsDoors(String role, int list, int one, int audit, int add) {
    StudioVisitor visitor = house.visitor(role);
    assertThat(visitor.get("/studio/people").statusCode()).isEqualTo(list);
    assertThat(visitor.get("/studio/people/1").statusCode()).isEqualTo(one);
    assertThat(visitor.get("/studio/audit").statusCode()).isEqualTo(audit);
    assertThat(visitor.get("/studio/audit/verify").statusCode()).isEqualTo(audit);
    assertThat(
            visitor.post("/studio/people", Map.of("name", "?", "role", "coordinator")).statusCode())
        .isEqualTo(add);
  }

  @ParameterizedTest
  @ValueSource(strings = {"role", "reset", "authenticator", "disable", "enable"})
  void onlyAdministratorsChangeUsers(String change) {
    for (String role : List.of("coordinator", "reviewer", "owner", "auditor")) {
      StudioVisitor visitor = house.visitor(role);
      visitor.get("/studio");
      assertThat(
              visitor
                  .post("/studio/people/1/" + change, Map.of("role", "administrator"))
                  .statusCode())
          .as(role)
          .isEqualTo(403);
    }
  }

  @Test
  void aFormFromAnotherSiteChangesNothing() {
    StudioVisitor visitor = house.visitor("administrator");
    visitor.get("/studio/people");
    Map<String, String> form =
        Map.of("csrf", visitor.csrf(), "name", "foreign", "role", "administrator");
    assertThat(
            visitor
                .send(
                    visitor
                        .form("/studio/people", form)
                        .header("Origin", "https://elsewhere.example"))
                .statusCode())
        .isEqualTo(403);
    assertThat(
            visitor
                .send(visitor.form("/studio/people", form).header("Sec-Fetch-Site", "cross-site"))
                .statusCode())
        .isEqualTo(403);
    assertThat(
            visitor
                .send(visitor.form("/studio/people", form).header("Origin", "null"))
                .statusCode())
        .isEqualTo(403);
    assertThat(house.everybody()).doesNotContain("foreign");
  }

  @Test
  void aFormWithoutItsTokenOrWithAnothersChangesNothing() {
    StudioVisitor administrator = house.visitor("administrator");
    StudioVisitor coordinator = house.visitor("coordinator");
    coordinator.get("/studio");
    for (String token : List.of("", "made-up", coordinator.csrf())) {
      assertThat(
              administrator
                  .post(
                      "/studio/people",
                      Map.of("csrf", token, "name", "forged", "role", "administrator"))
                  .statusCode())
          .isEqualTo(403);
    }
    assertThat(house.everybody()).doesNotContain("forged");
  }

  @Test
  void readingChangesNothing() {
    StudioVisitor visitor = house.visitor("administrator");
    for (String path :
        List.of("/studio/people/1/disable", "/studio/sign-out", "/studio/account/sessions")) {
      assertThat(visitor.get(path).statusCode()).as(path).isEqualTo(404);
    }
    assertThat(visitor.get("/studio").statusCode()).isEqualTo(200);
  }

  @Test
  void everyAnswerOfTheStudioIsGuarded() {
    HttpResponse<String> answer = house.visitor("auditor").get("/studio");
    assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'")
        .contains("script-src 'self'")
        .contains("object-src 'none'")
        .contains("base-uri 'none'")
        .contains("frame-ancestors 'none'")
        .contains("require-trusted-types-for 'script'")
        .contains("trusted-types default")
        .doesNotContain("unsafe");
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(answer.headers().firstValue("Strict-Transport-Security").orElse(""))
        .contains("max-age=63072000")
        .contains("includeSubDomains");
    assertThat(answer.headers().firstValue("Content-Type")).contains("text/html;charset=utf-8");
  }

  @Test
  void aWrongNameAndAWrongPasswordAreToldAlike() {
    house.add("real-name", "coordinator");
    StudioVisitor visitor = new StudioVisitor(house.url());
    HttpResponse<String> known =
        visitor.post("/studio/sign-in", Map.of("name", "real-name", "password", "wrong"));
    HttpResponse<String> unknown =
        visitor.post("/studio/sign-in", Map.of("name", "fake-name", "password", "wrong"));
    assertThat(known.statusCode()).isEqualTo(401);
    assertThat(unknown.statusCode()).isEqualTo(401);
    assertThat(known.body().replace("real-name", "fake-name")).isEqualTo(unknown.body());
    assertThat(visitor.token()).isEmpty();
  }

  @Test
  void whatIsTypedIsNeverMarkup() {
    StudioVisitor visitor = new StudioVisitor(house.url());
    String attack = "\"><script>alert(1)</script>";
    assertThat(visitor.post("/studio/sign-in", Map.of("name", attack, "password", "x")).body())
        .doesNotContain("<script>alert");
    StudioVisitor administrator = house.visitor("administrator");
    administrator.get("/studio/people");
    assertThat(
            administrator
                .post("/studio/people", Map.of("name", attack, "role", "coordinator"))
                .body())
        .contains("name=\"name\"")
        .doesNotContain("<script>alert");
    assertThat(administrator.get("/studio/audit?who=" + "%22%3E%3Cscript%3Ealert(1)").body())
        .doesNotContain("<script>alert");
  }

  @Test
  void fieldsThatAFormDoesNotHaveAreLeftOut() {
    StudioVisitor administrator = house.visitor("administrator");
    administrator.get("/studio/people");
    administrator.post(
        "/studio/people",
        Map.of(
            "name",
            "mass",
            "role",
            "coordinator",
            "disabled",
            "true",
            "password_hash",
            "x",
            "id",
            "1"));
    assertThat(house.everybody()).contains("mass\tcoordinator\tone-time password");
  }

  @Test
  void nothingOfTheInsideShowsWhenSomethingIsWrong() {
    StudioVisitor visitor = house.visitor("administrator");
    for (String path :
        List.of("/studio/people/999999", "/studio/people/abc", "/studio/nowhere/at/all")) {
      HttpResponse<String> answer = visitor.get(path);
      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
      assertThat(answer.body()).doesNotContain("Exception").doesNotContain("fi.majakka");
    }
  }

  @Test
  void theTerminalWorksWhileTheServerRuns() throws Exception {
    CompletableFuture<StudioHouse.Printed> wrongHead =
        CompletableFuture.supplyAsync(
            () -> house.terminal("audit", "verify", "--head", "1:" + "0".repeat(64)));
    StudioHouse.Printed added = house.terminal("user", "add", "terminal", "--role", "auditor");
    assertThat(added.status()).as(added.err()).isZero();
    assertThat(added.out()).as("the password and nothing else").matches("[a-z2-9-]{19}");
    assertThat(wrongHead.get().status()).isEqualTo(1);
    CompletableFuture<StudioHouse.Printed> again =
        CompletableFuture.supplyAsync(
            () -> house.terminal("user", "add", "Terminal", "--role", "auditor"));
    StudioHouse.Printed verified = house.terminal("audit", "verify");
    assertThat(verified.status()).as(verified.err()).isZero();
    assertThat(verified.out()).matches("\\d+:[0-9a-f]{64}");
    assertThat(again.get().status()).isEqualTo(1);
    assertThat(again.get().out()).isEmpty();
    assertThat(again.get().err()).isEqualTo("majakka: there is already a user Terminal");
  }

  @Test
  void theTerminalKnowsNoOtherRoles(@TempDir Path folder) {
    StringWriter err = new StringWriter();
    int status =
        Main.commandLine()
            .setErr(new PrintWriter(err))
            .execute("user", "add", "x1", "--role", "king", "--data", folder + "/unused");
    assertThat(status).isEqualTo(2);
    assertThat(err.toString()).contains("--role is one of");
    assertThat(folder.resolve("unused")).doesNotExist();
  }

  @Test
  void anOwnerIsOfAMunicipalityOfTheRegion() {
    assertThat(house.order("user.add", Map.of("name", "x1", "role", "owner")).remark())
        .isEqualTo("an owner needs a municipality");
    assertThat(
            house
                .order("user.add", Map.of("name", "x1", "role", "owner", "municipality", "Turku"))
                .remark())
        .isEqualTo("there is no municipality Turku in the region");
    assertThat(house.everybody()).doesNotContain("x1");
  }

  @ParameterizedTest
  @CsvSource({
    "360,740,/studio",
    "1280,900,/studio",
    "360,740,/studio/people",
    "1280,900,/studio/people",
    "360,740,/studio/people/1",
    "1280,900,/studio/people/1",
    "360,740,/studio/audit",
    "1280,900,/studio/audit",
    "360,740,/studio/audit/verify",
    "1280,900,/studio/account",
    "360,740,/studio/account",
    "360,740,/studio/nowhere",
    "360,740,/studio/articles",
    "1280,900,/studio/articles?q=vero",
    "360,740,/studio/articles/living.rental",
    "1280,900,/studio/articles/living.rental?municipality=Karstula",
    "360,740,/studio/facts?state=good",
    "1280,900,/studio/facts?page=2",
    "360,740,/studio/coverage",
    "360,740,/studio/questions",
    "1280,900,/studio/golden",
    "360,740,/studio/golden/new",
    "1280,900,/studio/coverage"
  })
  void axeFindsNothing(int width, int height, String path) {
    StudioHouse.sound(house.page("administrator", width, height, path));
  }

  @Test
  void anAdministratorAddsAUserWhoComesIn() {
    Page page = house.page("administrator", 1280, 900, "/studio/people");
    page.locator("#name").fill("uusi.tulokas");
    page.locator("input[value=owner]").check();
    page.locator("#municipality").selectOption("Kinnula");
    page.locator("form.narrow button").click();
    page.locator(".secret code").waitFor();
    StudioHouse.sound(page);
    String oneTime = page.locator(".secret code").innerText();
    StudioVisitor visitor =
        StudioVisitor.enter(house.url(), "uusi.tulokas", oneTime, house.clock());
    assertThat(visitor.get("/studio").body()).contains("Kinnula");
  }

  @Test
  void anAnswerIsFoundAndLeadsToItsFactsAndBack() {
    Page page = house.page("auditor", 1280, 900, "/studio/articles?q=settle.tax");
    page.locator("ul.items a").first().click();
    page.locator("a[href^='/studio/facts/']").first().click();
    page.locator("dl").waitFor();
    StudioHouse.sound(page);
    page.locator("a[href^='/studio/articles/settle.tax']").first().click();
    page.locator(".pair").first().waitFor();
    assertThat(house.visitor("auditor").get("/studio/articles/no.such").statusCode())
        .isEqualTo(404);
  }
}
