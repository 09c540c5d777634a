package fi.majakka.bot;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaModifier.ABSTRACT;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import fi.majakka.bot.web.HttpServer;
import io.javalin.http.Context;
import java.time.Instant;

/** The directions in which the house may depend, as tests. */
@AnalyzeClasses(packages = "fi.majakka", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String BOT = "fi.majakka.bot.";

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching(BOT + "(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule conversationIsALeaf =
      noClasses()
          .that()
          .resideInAPackage(BOT + "conversation..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("fi.majakka..")
                  .and(not(resideInAnyPackage(BOT + "conversation.."))));

  @ArchTest
  static final ArchRule decisionsArePure =
      noClasses()
          .that()
          .resideInAnyPackage(
              BOT + "dialogue..",
              BOT + "answers..",
              BOT + "editorial..",
              BOT + "jobs",
              BOT + "jobs.alerts",
              BOT + "jobs.plan",
              BOT + "jobs.held",
              BOT + "calendar",
              BOT + "employers..",
              BOT + "accounts..",
              BOT + "operator..",
              BOT + "teaching..",
              BOT + "applications..",
              BOT + "events..",
              BOT + "handover..",
              BOT + "ptv",
              BOT + "links..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              BOT + "channel..",
              BOT + "delivery..",
              BOT + "storage..",
              "java.sql..",
              "javax.sql..",
              "java.net..",
              "io.javalin..");

  @ArchTest
  static final ArchRule channelsOnlyCarry =
      noClasses()
          .that()
          .resideInAPackage(BOT + "channel..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              BOT + "dialogue..",
              BOT + "answers..",
              BOT + "storage..",
              "fi.majakka.kb..",
              "fi.majakka.nlu..");

  @ArchTest
  static final ArchRule channelsDoNotKnowEachOther =
      slices().matching(BOT + "channel.(*)..").should().notDependOnEachOther();

  @ArchTest
  static final ArchRule onlyStorageSpeaksSql =
      noClasses()
          .that()
          .resideOutsideOfPackages(BOT + "storage..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "org.jdbi..", "org.h2..", "org.postgresql..");

  @ArchTest
  static final ArchRule onlyTheEdgesSpeakHttp =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              BOT + "channel.telegram..", BOT + "channel.web..", BOT + "studio..", BOT + "web..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.javalin..");

  @ArchTest
  static final ArchRule whoAsksIsToldByTheServer =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(HttpServer.class.getName())
          .should()
          .callMethod(Context.class, "ip")
          .because("behind a proxy that is the proxy, and all people would share one limit");

  @ArchTest
  static final ArchRule openNlpStaysBehindItsAdapter =
      noClasses()
          .that()
          .resideOutsideOfPackage("fi.majakka.nlu.opennlp..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("opennlp..");

  @ArchTest
  static final ArchRule onnxRuntimeStaysBehindItsAdapter =
      noClasses()
          .that()
          .resideOutsideOfPackage("fi.majakka.nlu.embedding..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("ai.onnxruntime..");

  @ArchTest
  static final ArchRule timeComesFromAClock =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .because("the commands make the one Clock; tests make theirs");

  @ArchTest
  static final ArchRule environmentIsReadInOnePlace =
      noClasses()
          .that()
          .resideOutsideOfPackage(BOT + "config..")
          .should()
          .callMethod(System.class, "getenv", String.class)
          .orShould()
          .callMethod(System.class, "getenv")
          .orShould()
          .callMethod(System.class, "getProperty", String.class);

  @ArchTest static final ArchRule noStaticState = fields().that().areStatic().should().beFinal();

  @ArchTest
  static final ArchRule noDumpingGrounds =
      noClasses()
          .should()
          .resideInAnyPackage("..util..", "..utils..", "..helper..", "..common..", "..impl..")
          .orShould()
          .haveSimpleNameEndingWith("Impl")
          .orShould()
          .haveSimpleNameEndingWith("Utils")
          .orShould()
          .haveSimpleNameEndingWith("Helper")
          .orShould()
          .haveSimpleNameEndingWith("Manager");

  @ArchTest
  static final ArchRule classesAreFinalUnlessMadeToBeExtended =
      classes()
          .that()
          .areNotInterfaces()
          .and()
          .areNotEnums()
          .and()
          .doNotHaveModifier(ABSTRACT)
          .and()
          .areNotAnonymousClasses()
          .should()
          .haveModifier(FINAL);

  @ArchTest
  static final ArchRule onlyCommandsAndTheConsolePrint =
      noClasses()
          .that()
          .resideOutsideOfPackages("fi.majakka.bot", BOT + "channel.console..")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .orShould()
          .accessField(System.class, "in");

  @ArchTest static final ArchRule noGenericExceptions = NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;

  @ArchTest static final ArchRule noJul = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
}
