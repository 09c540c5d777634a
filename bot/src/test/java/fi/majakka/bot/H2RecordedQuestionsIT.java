package fi.majakka.bot;

import java.util.Map;

class H2RecordedQuestionsIT extends RecordedQuestionsContract {
  @Override
  Map<String, String> database() {
    return Map.of();
  }
}
