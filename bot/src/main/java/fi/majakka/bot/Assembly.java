package fi.majakka.bot;

import fi.majakka.bot.answers.AnswerCache;
import fi.majakka.bot.answers.ArticleSkill;
import fi.majakka.bot.answers.CurrentKnowledge;
import fi.majakka.bot.answers.LanguageSkill;
import fi.majakka.bot.channel.telegram.Telegram;
import fi.majakka.bot.channel.web.WebChatApi;
import fi.majakka.bot.channel.web.WebEvents;
import fi.majakka.bot.channel.web.WebPages;
import fi.majakka.bot.config.Config;
import fi.majakka.bot.config.Home;
import fi.majakka.bot.conversation.ConversationId;
import fi.majakka.bot.conversation.Reply;
import fi.majakka.bot.conversation.TurnHandler;
import fi.majakka.bot.delivery.Channel;
import fi.majakka.bot.delivery.MessageDesk;
import fi.majakka.bot.delivery.Sender;
import fi.majakka.bot.delivery.Workers;
import fi.majakka.bot.dialogue.Skill;
import fi.majakka.bot.dialogue.SkillRouter;
import fi.majakka.bot.dialogue.TurnPipeline;
import fi.majakka.bot.dialogue.Understanding;
import fi.majakka.bot.editorial.GoldenGate;
import fi.majakka.bot.editorial.Rehearsal;
import fi.majakka.bot.editorial.RememberedGate;
import fi.majakka.bot.operator.Operator;
import fi.majakka.bot.operator.OrderSpool;
import fi.majakka.bot.operator.Outcome;
import fi.majakka.bot.privacy.MasterKey;
import fi.majakka.bot.privacy.Signer;
import fi.majakka.bot.storage.Database;
import fi.majakka.bot.storage.JdbiDeliveryStore;
import fi.majakka.bot.storage.JdbiPersonalData;
import fi.majakka.bot.storage.JdbiSecrets;
import fi.majakka.bot.storage.Retention;
import fi.majakka.bot.studio.SignInPages;
import fi.majakka.bot.studio.Studio;
import fi.majakka.bot.teaching.ModelInUse;
import fi.majakka.bot.web.ArticlePages;
import fi.majakka.bot.web.ChatPage;
import fi.majakka.bot.web.HttpServer;
import fi.majakka.bot.web.Metrics;
import fi.majakka.bot.web.Operations;
import fi.majakka.bot.web.PublicData;
import fi.majakka.bot.web.RateLimits;
import fi.majakka.bot.web.Routes;
import fi.majakka.bot.web.Templates;
import fi.majakka.kb.KnowledgeBase;
import fi.majakka.kb.search.ArticleSearch;
import fi.majakka.nlu.model.Interpreter;
import fi.majakka.nlu.model.Meanings;
import fi.majakka.nlu.training.Models;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/** Puts the program together. No decisions are made here but which part is used where. */
final class Assembly implements AutoCloseable {
  private final Database database;
  private final MessageDesk desk;
  private final List<Channel> channels = new ArrayList<>();
  private final HttpServer server;
  private final EditorialFeature editorial;
  private final TeachingFeature teaching;
  private final Rehearsal rehearsal;
  private final Housekeeping housekeeping;
  private final Optional<Telegram> telegram;
  private final Optional<URI> publicUrl;

  Assembly(Config config, Home home, Path data, Clock clock) {
    publicUrl = config.server().publicUrl();
    CompletableFuture<Meanings> meanings =
        CompletableFuture.supplyAsync(() -> Knowing.meanings(home), Workers.beside("meanings"));
    MasterKey master = MasterKey.open(config.privacy().keyFile(), data);
    database = Database.open(config.database(), data, home.tables());
    CurrentKnowledge knowledge = new CurrentKnowledge();
    Signer signer = new Signer(new JdbiSecrets(database, master).key("signing"));
    MailFeature mail = new MailFeature(config, database, master, clock);
    Foundations foundations =
        new Foundations(
            config,
            home,
            data,
            clock,
            database,
            master,
            signer,
            knowledge,
            new Later(),
            this::site,
            mail.desk());
    AccountsFeature.Parts accounts = AccountsFeature.accounts(foundations);
    GoldenGate golden = new RememberedGate(this::golden, this::model, clock);
    editorial = new EditorialFeature(foundations, accounts.users(), golden).open();
    Models models = Knowing.reading(knowledge.get(), meanings.join(), config.region(), home, clock);
    teaching = new TeachingFeature(foundations, models, editorial, this::rehearsal);
    AnswerCache answers = new AnswerCache();
    List<Feature> features = new ArrayList<>(features(foundations, accounts));
    features.add(StudioFeature.of(foundations, editorial, this::rehearsal, accounts.audit()));
    features.add(PtvFeature.of(foundations, editorial.editing()));
    features.add(mail.feature());
    features.add(editorial.feature());
    features.add(teaching.feature());
    List<Skill> skills = all(features, Feature::skills);
    NamesInForce understanding = new NamesInForce(knowledge::get, teaching.reader()::interpreter);
    TurnHandler turns = turns(knowledge::get, understanding, answers, clock, skills);
    ArticleSearch rehearsed = new ArticleSearch(3);
    rehearsal =
        new Rehearsal(
            understanding::over,
            (release, reading) ->
                turns(() -> release, reading, new AnswerCache(), clock, skills, rehearsed),
            clock);
    JdbiDeliveryStore store =
        new JdbiDeliveryStore(
            database,
            master,
            clock,
            all(features, Feature::keepers),
            all(features, Feature::records));
    JdbiPersonalData personal =
        new JdbiPersonalData(database, store, master, all(features, Feature::records));
    Metrics metrics = new Metrics();

    WebEvents events = new WebEvents();
    channels.add(events);
    telegram =
        config
            .telegram()
            .token()
            .map(token -> new Telegram(config.telegram(), token, signer, clock));
    telegram.map(Telegram::channel).ifPresent(channels::add);
    Map<String, Channel> byName = new LinkedHashMap<>();
    channels.forEach(channel -> byName.put(channel.name(), channel));
    desk =
        new MessageDesk(
            store,
            turns,
            new Apologies(knowledge::get, clock),
            byName,
            personal,
            metrics::observe,
            clock,
            config.limits().waiting());
    metrics.watch(desk::waiting, database.writes()::waiting);
    List<Feature.Task> tasks = new ArrayList<>(all(features, Feature::tasks));
    tasks.add(orders(foundations, features));
    tasks.add(
        new Feature.Task(
            "a sign of life to pages",
            WebEvents.SIGN_OF_LIFE,
            WebEvents.SIGN_OF_LIFE,
            events::keepAwake));
    housekeeping = new Housekeeping(tasks);

    List<Routes> routes = new ArrayList<>();
    routes.add(
        new WebChatApi(
            desk,
            personal,
            signer,
            new RateLimits(config.limits().messagesPerMinute()),
            events,
            clock));
    telegram.flatMap(bot -> bot.webhook(desk)).ifPresent(routes::add);
    routes.add(new WebPages());
    routes.add(new ChatPage(knowledge, new Templates()));
    routes.add(new PublicData(knowledge, answers, editorial.archive(), clock));
    routes.add(new ArticlePages(knowledge, answers, new Templates(), clock));
    routes.addAll(all(features, Feature::routes));
    routes.add(
        new Studio(
            accounts.signIn(),
            signer,
            publicUrl,
            new SignInPages(
                accounts.signIn(),
                accounts.users(),
                accounts.accounts(),
                signer,
                AccountsFeature.organisation(foundations, accounts)),
            all(features, Feature::pages)));
    Map<String, Supplier<Operations.Component>> components = components(knowledge);
    features.forEach(feature -> components.putAll(feature.components()));
    routes.add(new Operations(components, metrics.registry()));
    server =
        new HttpServer(
            config.server(), new RateLimits(config.limits().requestsPerMinute()), routes);
  }

  /** Every feature there is. */
  private static List<Feature> features(Foundations foundations, AccountsFeature.Parts accounts) {
    return List.of(
        privacy(foundations),
        HandoverFeature.of(foundations),
        EmployersFeature.of(foundations),
        AccountsFeature.feature(foundations, accounts),
        new JobsFeature(foundations).feature(),
        LinksFeature.of(foundations),
        ApplicationsFeature.of(foundations, accounts.audit()),
        EventsFeature.of(foundations, accounts.audit()));
  }

  /** What the terminal asks while we hold the embedded database. */
  private static Feature.Task orders(Foundations on, List<Feature> features) {
    Map<String, Operator> known = new LinkedHashMap<>();
    features.forEach(feature -> known.putAll(feature.orders()));
    OrderSpool spool = new OrderSpool(on.data(), on.master(), on.clock());
    return new Feature.Task(
        "taking orders of the terminal",
        Duration.ZERO,
        Duration.ofMillis(500),
        () ->
            spool.serve(
                order ->
                    Optional.ofNullable(known.get(order.name()))
                        .map(operator -> operator.carryOut(order))
                        .orElseGet(
                            () -> Outcome.refused("the server knows no order " + order.name()))));
  }

  private static Feature privacy(Foundations foundations) {
    Retention retention =
        new Retention(foundations.database(), foundations.config().privacy(), foundations.clock());
    return new Feature(
        List.of(),
        List.of(),
        List.of(),
        Map.of(),
        List.of(
            new Feature.Task(
                "deleting old records",
                Duration.ofMinutes(1),
                Duration.ofHours(1),
                () -> retention.run().join())));
  }

  private static <T> List<T> all(List<Feature> features, Function<Feature, List<T>> part) {
    return features.stream().flatMap(feature -> part.apply(feature).stream()).toList();
  }

  /** The features are built before the desk that sends for them. */
  private final class Later implements Sender {
    @Override
    public CompletableFuture<Void> send(ConversationId to, String channel, Reply reply) {
      return desk.send(to, channel, reply);
    }

    @Override
    public void hurry() {
      desk.hurry();
    }
  }

  private URI site() {
    return publicUrl.orElseGet(() -> URI.create("http://localhost:" + port()));
  }

  /** The studio's pages are built before the dialogue that they try out. */
  private Rehearsal rehearsal() {
    return rehearsal;
  }

  /** The releases are opened before the dialogue that answers golden questions from them. */
  private List<GoldenGate.Broken> golden(KnowledgeBase release) {
    return rehearsal.broken(release);
  }

  /** The releases are opened before the model that reads questions to them. */
  private String model() {
    return teaching.reader().modelId();
  }

  /** The dialogue over a knowledge base; the terminal uses it without a database. */
  static TurnHandler turns(
      CurrentKnowledge knowledge, Interpreter interpreter, AnswerCache answers, Clock clock) {
    List<Skill> features = withoutDatabase(knowledge::get, clock);
    return turns(knowledge::get, ModelInUse.by(interpreter), answers, clock, features);
  }

  /** The dialogue over a knowledge base that is not in force. */
  static TurnHandler turns(KnowledgeBase knowledge, Understanding understanding, Clock clock) {
    List<Skill> features = withoutDatabase(() -> knowledge, clock);
    return turns(() -> knowledge, understanding, new AnswerCache(), clock, features);
  }

  /** The skills that need nothing stored. */
  private static List<Skill> withoutDatabase(Supplier<KnowledgeBase> knowledge, Clock clock) {
    Supplier<String> site = () -> "http://localhost:7070";
    List<Skill> skills = new ArrayList<>(EmployersFeature.skills(site));
    skills.addAll(JobsFeature.withoutVacancies(knowledge, site, clock));
    return skills;
  }

  private static TurnHandler turns(
      Supplier<KnowledgeBase> knowledge,
      Understanding understanding,
      AnswerCache answers,
      Clock clock,
      List<Skill> features) {
    return turns(knowledge, understanding, answers, clock, features, new ArticleSearch());
  }

  private static TurnHandler turns(
      Supplier<KnowledgeBase> knowledge,
      Understanding understanding,
      AnswerCache answers,
      Clock clock,
      List<Skill> features,
      ArticleSearch search) {
    List<Skill> skills = new ArrayList<>(List.of(new LanguageSkill()));
    skills.addAll(features);
    skills.add(new ArticleSkill(answers));
    return new TurnPipeline(
        knowledge,
        understanding,
        (text, language) -> search.topics(knowledge.get(), text, 3),
        new SkillRouter(skills),
        clock);
  }

  private Map<String, Supplier<Operations.Component>> components(CurrentKnowledge knowledge) {
    Map<String, Supplier<Operations.Component>> parts = new LinkedHashMap<>();
    parts.put(
        "database", () -> new Operations.Component(database.healthy(), database.durability()));
    parts.put(
        "knowledge",
        () -> new Operations.Component(true, "release " + knowledge.get().releaseId()));
    return parts;
  }

  /** Serves. */
  void start() {
    desk.start();
    housekeeping.start();
    server.start();
    teaching.reader().ready();
    telegram.ifPresent(bot -> bot.start(desk, publicUrl));
  }

  /** The road of an edit. */
  EditorialFeature editorial() {
    return editorial;
  }

  /** The road of an utterance. */
  TeachingFeature teaching() {
    return teaching;
  }

  /** The port in use. */
  int port() {
    return server.port();
  }

  /**
   * Takes in nothing new, lets what is under way end, and closes the database last. Pages that
   * listen are let go first: the server would wait for them.
   */
  @Override
  public void close() {
    channels.forEach(Channel::close);
    try {
      server.close();
    } finally {
      housekeeping.close();
      teaching.close();
      telegram.ifPresent(Telegram::close);
      desk.close();
      database.close();
    }
  }
}
