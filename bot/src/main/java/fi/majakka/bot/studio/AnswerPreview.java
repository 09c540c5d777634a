package fi.majakka.bot.studio;

import fi.majakka.bot.answers.Answer;
import fi.majakka.bot.answers.AnswerAssembler;
import fi.majakka.bot.channel.telegram.TelegramText;
import fi.majakka.bot.conversation.Choice;
import fi.majakka.bot.conversation.Language;
import fi.majakka.bot.conversation.Message;
import fi.majakka.bot.conversation.Reply;
import fi.majakka.kb.KnowledgeBase;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An answer as the web chat, Telegram and the plain page show it.
 *
 * @param chat what the chat says first
 * @param offers the buttons under it, in chat and in Telegram
 * @param telegram the messages that Telegram gets, sources and all
 * @param plain the whole answer, as it stands on its page
 */
public record AnswerPreview(
    List<String> chat,
    List<String> sources,
    List<String> offers,
    List<String> telegram,
    List<String> plain) {
  public AnswerPreview {
    chat = List.copyOf(chat);
    sources = List.copyOf(sources);
    offers = List.copyOf(offers);
    telegram = List.copyOf(telegram);
    plain = List.copyOf(plain);
  }

  static AnswerPreview of(
      KnowledgeBase knowledge,
      String topic,
      Optional<String> municipality,
      Language language,
      LocalDate today) {
    AnswerAssembler assembler = new AnswerAssembler(knowledge, language, today);
    Optional<Answer> first = assembler.answer(topic, municipality, 0);
    if (first.isEmpty()) {
      return new AnswerPreview(List.of(), List.of(), List.of(), List.of(), List.of());
    }
    Answer answer = first.get();
    Reply reply =
        new Reply(
            "preview",
            language,
            Optional.of(topic),
            1,
            false,
            List.of(),
            answer.messages(),
            Optional.of(answer.ref()),
            answer.sources());
    List<String> chat = new ArrayList<>(texts(answer));
    answer.messages().stream()
        .filter(Message.Choices.class::isInstance)
        .map(message -> ((Message.Choices) message).text())
        .filter(text -> !text.isBlank())
        .forEach(chat::add);
    List<String> plain = new ArrayList<>(texts(answer));
    for (int part = 1; part <= answer.parts(); part++) {
      assembler.answer(topic, municipality, part).ifPresent(more -> plain.addAll(texts(more)));
    }
    return new AnswerPreview(
        chat,
        answer.sources().stream().map(source -> source.title() + ", " + source.checked()).toList(),
        TelegramText.choices(reply).stream().map(Choice::label).toList(),
        TelegramText.read(reply),
        plain);
  }

  private static List<String> texts(Answer answer) {
    return answer.messages().stream()
        .map(AnswerPreview::text)
        .filter(text -> !text.isBlank())
        .toList();
  }

  private static String text(Message message) {
    if (message instanceof Message.Text text) {
      return text.text();
    }
    return message instanceof Message.Link link ? link.text() : "";
  }
}
