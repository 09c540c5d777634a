package fi.majakka.bot;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import fi.majakka.bot.operator.Outcome;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Signing in at the organisation's own service, in a real browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrganisationSignInIT {
  @TempDir static Path folder;
  private FakeOrganisation organisation;
  private StudioHouse house;

  @BeforeAll
  void open() {
    organisation = new FakeOrganisation();
    house =
        new StudioHouse(
            folder,
            Map.of(
                "MAJAKKA_STUDIO_OIDC_ISSUER", organisation.url(),
                "MAJAKKA_STUDIO_OIDC_CLIENTID", FakeOrganisation.CLIENT,
                "MAJAKKA_STUDIO_OIDC_CLIENTSECRET", FakeOrganisation.SECRET));
  }

  @AfterAll
  void close() {
    house.close();
    organisation.close();
  }

  private void add(String name, String role) {
    Outcome added = house.order("user.add", Map.of("name", name, "role", role, "federated", "yes"));
    assertThat(added.done()).as(added.remark()).isTrue();
    assertThat(added.result()).as("no password").isEmpty();
  }

  private Page comeBack() {
    Page page = house.page(1280, 900);
    page.navigate(house.url() + "/studio/sign-in");
    page.locator("a[href$=organisation]").click();
    return page;
  }

  @Test
  void whoeverTheServiceVouchesForComesInAndStaysTheSamePersonUnderAnotherName() {
    add("liisa@kunta.example", "reviewer");
    organisation.person("subject-of-liisa", "liisa@kunta.example");
    Page page = comeBack();
    page.locator("nav.rooms").waitFor();
    assertThat(page.locator(".me").innerText()).contains("liisa@kunta.example");
    organisation.person("subject-of-liisa", "renamed@kunta.example");
    comeBack().locator("nav.rooms").waitFor();
    organisation.person("somebody-else", "liisa@kunta.example");
    Page refused = comeBack();
    refused.locator("[role=alert]").waitFor();
    assertThat(refused.content()).contains("no account in the studio");
  }

  @Test
  void whoHasNoAccountWhoHasAPasswordAndWhoIsDisabledStaysOut() {
    organisation.person("stranger", "stranger");
    comeBack().locator("[role=alert]").waitFor();
    house.add("with-password", "coordinator");
    organisation.person("taker", "with-password");
    comeBack().locator("[role=alert]").waitFor();
    add("gone", "coordinator");
    organisation.person("subject-of-gone", "gone");
    comeBack().locator("nav.rooms").waitFor();
    house.order("user.disable", Map.of("name", "gone"));
    comeBack().locator("[role=alert]").waitFor();
  }

  @Test
  void aTokenOfAnotherKeyOpensNothing() {
    add("forger", "administrator");
    organisation.person("forger", "forger");
    organisation.forge(true);
    comeBack().locator("[role=alert]").waitFor();
    organisation.forge(false);
  }

  @Test
  void aWayBackThatNobodyBeganOpensNothing() {
    StudioVisitor visitor = new StudioVisitor(house.url());
    HttpResponse<String> answer =
        visitor.get("/studio/sign-in/organisation/back?code=x&state=made-up");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(visitor.token()).isEmpty();
  }
}
