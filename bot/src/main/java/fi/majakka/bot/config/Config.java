package fi.majakka.bot.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Every setting, read once and passed by constructor; {@code config/majakka.yaml} describes each.
 *
 * @param region the folder of the region under {@code knowledge-base}
 */
public record Config(
    Server server,
    Database database,
    Telegram telegram,
    String region,
    Privacy privacy,
    Limits limits,
    Dialogue dialogue,
    Fetch fetch,
    Mail mail,
    Employers employers,
    Studio studio,
    Jobs jobs,
    Applications applications,
    Events events,
    Handover handover,
    Watching watching) {

  /** The same settings on another port. */
  public Config onPort(int port) {
    if (port < 0 || port > 65_535) {
      throw new ConfigException("--port must lie between 0 and 65535");
    }
    Server other =
        new Server(
            server.host(),
            port,
            server.publicUrl(),
            server.frameAncestors(),
            server.corsOrigins(),
            server.trustProxy());
    return new Config(
        other,
        database,
        telegram,
        region,
        privacy,
        limits,
        dialogue,
        fetch,
        mail,
        employers,
        studio,
        jobs,
        applications,
        events,
        handover,
        watching);
  }

  /**
   * The web server.
   *
   * @param port 0 picks a free port
   * @param publicUrl the address that people use, for links and QR codes
   * @param frameAncestors sites that may show the chat in a frame
   * @param corsOrigins sites whose pages may call the API, for the widget
   * @param trustProxy true when one reverse proxy in front sets X-Forwarded-For
   */
  public record Server(
      String host,
      int port,
      Optional<URI> publicUrl,
      List<String> frameAncestors,
      List<String> corsOrigins,
      boolean trustProxy) {}

  /**
   * Where records are kept.
   *
   * @param url empty: an embedded H2 file under the data directory
   */
  public record Database(
      Optional<String> url, Optional<String> user, Optional<String> password, int poolSize) {}

  /** Telegram; without a token it is off. */
  public record Telegram(
      Optional<String> token, Optional<String> secret, TelegramMode mode, URI apiUrl) {}

  /** How Telegram's updates arrive. */
  public enum TelegramMode {
    WEBHOOK,
    POLLING
  }

  /**
   * How long what is kept, and where the master key lies.
   *
   * @param keyFile outside the data directory
   * @param conversations kept after their last turn
   * @param deliveries inbox and outbox rows kept once done
   * @param statistics kept, without texts
   * @param trainings who trained which model and how it did, once the model is out of use
   */
  public record Privacy(
      Path keyFile,
      Duration conversations,
      Duration deliveries,
      Duration statistics,
      Duration trainings) {}

  /**
   * How much is taken in.
   *
   * @param messagesPerMinute of one conversation
   * @param requestsPerMinute of one address
   * @param formsPerMinute that one address may send from our pages
   * @param waiting messages that may wait for their turn before more are refused
   */
  public record Limits(
      int messagesPerMinute, int requestsPerMinute, int formsPerMinute, int waiting) {}

  /**
   * Who answers for the assistant and where a person is found.
   *
   * @param responsible id of an organisation of the knowledge base
   */
  public record Dialogue(String responsible) {}

  /**
   * What may be fetched from elsewhere.
   *
   * @param hosts that may be asked, besides those of the feeds in the settings
   * @param privateHosts the hosts among them that may lie in a private network
   * @param timeout of one whole call
   * @param mostBytes of one answer
   */
  public record Fetch(
      List<String> hosts, List<String> privateHosts, Duration timeout, long mostBytes) {

    public Fetch {
      hosts = List.copyOf(hosts);
      privateHosts = List.copyOf(privateHosts);
    }
  }

  /**
   * How mail goes out; without a host it is off.
   *
   * @param from the sender that people see
   */
  public record Mail(
      Optional<String> host,
      int port,
      MailSecurity security,
      Optional<String> user,
      Optional<String> password,
      String from) {}

  /** How the connection to the mail server is secured. */
  public enum MailSecurity {
    STARTTLS,
    TLS,
    NONE
  }

  /**
   * What employers leave here.
   *
   * @param needs how long a coming need is kept after its quarter
   */
  public record Employers(Duration needs) {}

  /**
   * The doors of the coordinators' studio.
   *
   * @param secondFactor everybody with a password needs an authenticator, too
   * @param idle a session ends after so long without a request
   * @param longest a session ends after so long in any case
   * @param oidc the organisation's own sign-in service, if it has one
   */
  public record Studio(
      boolean secondFactor, Duration idle, Duration longest, Optional<Oidc> oidc) {}

  /**
   * An OpenID Connect provider.
   *
   * @param issuer its address, as its metadata and its tokens name it
   * @param nameClaim the claim that holds the user's name in the studio, until the user is bound
   * @param acr how strongly somebody must have signed in there; empty: as the provider sees fit
   */
  public record Oidc(
      URI issuer, String clientId, String clientSecret, String nameClaim, Optional<String> acr) {}

  /**
   * Vacancies.
   *
   * @param demo true: sample vacancies are shown, marked as such
   * @param importEvery how often the feeds are imported
   * @param alerts how long a saved search is in force
   * @param alertsFrom first hour at which alerts are sent, in Finland
   * @param alertsUntil the hour at which they end
   */
  public record Jobs(
      boolean demo,
      Duration importEvery,
      List<Feed> feeds,
      Duration alerts,
      int alertsFrom,
      int alertsUntil) {
    public Jobs {
      feeds = List.copyOf(feeds);
    }
  }

  /**
   * A feed of vacancies.
   *
   * @param municipalities only of these, or for vacancies that name none
   * @param passedOn whether its terms let us pass its vacancies on as data
   */
  public record Feed(
      String name,
      FeedKind kind,
      URI url,
      Optional<String> key,
      Optional<String> title,
      Optional<String> employer,
      List<String> municipalities,
      Optional<Boolean> passedOn) {}

  /** How a feed is asked: Työmarkkinatori's interface, or an address whose format is recognised. */
  public enum FeedKind {
    TMT,
    ADDRESS
  }

  /**
   * How long what is kept of open applications.
   *
   * @param draft a draft without contact details
   * @param valid a shared application, unless it is renewed
   * @param reminder before its end
   * @param receipts of what was consented and withdrawn
   * @param view an employer's window, unless the coordinator says otherwise
   * @param log who looked through a window, after it was shut
   */
  public record Applications(
      Duration draft,
      Duration valid,
      Duration reminder,
      Duration receipts,
      Duration view,
      Duration log) {}

  /**
   * How events are told of.
   *
   * @param demo true to show the region's sample events
   * @param reminder before an event that somebody signed up for
   * @param signUps kept after the event
   */
  public record Events(boolean demo, Duration reminder, Duration signUps) {}

  /**
   * How long what lasts when somebody asks for a person.
   *
   * @param silence after which somebody who waits is told that nobody has come, unless coordinators
   *     promise another time, and after which a coordinator's conversation goes back to the
   *     assistant
   * @param waiting a wish that nobody takes
   * @param kept what was written, after the end
   */
  public record Handover(Duration silence, Duration waiting, Duration kept) {}

  /**
   * What is compared with the world outside, by itself.
   *
   * @param ptv addresses of the national service register (PTV); none: it is not asked
   * @param ptvEvery how often it is asked
   * @param linksEvery how often each link is looked at; empty: never
   */
  public record Watching(List<URI> ptv, Duration ptvEvery, Optional<Duration> linksEvery) {
    public Watching {
      ptv = List.copyOf(ptv);
    }
  }
}
