package fi.majakka.bot.employers;

import static org.assertj.core.api.Assertions.assertThat;

import fi.majakka.bot.KnowledgeForTests;
import fi.majakka.bot.conversation.ConversationId;
import fi.majakka.bot.conversation.InboundMessage;
import fi.majakka.bot.conversation.Language;
import fi.majakka.bot.conversation.Memory;
import fi.majakka.bot.conversation.Message;
import fi.majakka.bot.dialogue.Request;
import fi.majakka.bot.dialogue.Skill;
import fi.majakka.bot.dialogue.SkillReply;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EmployerOffersTest {
  private static final String TOPIC = "employer.publish_vacancy";

  @Test
  void theOfferIsPutBesideTheAnswerAndNothingOfItIsLost() {
    Skill answering =
        new Skill() {
          @Override
          public boolean handles(String topic) {
            return true;
          }

          @Override
          public Optional<SkillReply> reply(Request request) {
            return Optional.of(
                SkillReply.saying(List.of(new Message.Text("Näin."))).keeping("known", "again"));
          }
        };
    EmployerOffers offers =
        new EmployerOffers(
            answering, List.of(new EmployerOffers.Offer(TOPIC, "adcheck.offer", "form:adcheck")));
    SkillReply reply = offers.reply(request()).orElseThrow();
    assertThat(reply.messages()).hasSize(2);
    assertThat(((Message.Choices) reply.messages().get(1)).choices().get(0).value())
        .isEqualTo("form:adcheck");
    assertThat(reply.keeps()).isEqualTo(Map.of("known", "again"));
  }

  private static Request request() {
    return new Request(
        new InboundMessage(
            "web",
            new ConversationId("c"),
            "1",
            new InboundMessage.Content.Text("hei"),
            Instant.parse("2026-11-24T10:00:00Z"),
            Optional.empty(),
            Set.of()),
        KnowledgeForTests.knowledge(),
        Language.FI,
        TOPIC,
        "hei",
        List.of(),
        0,
        Optional.empty(),
        LocalDate.of(2026, 11, 24),
        Memory.empty());
  }
}
