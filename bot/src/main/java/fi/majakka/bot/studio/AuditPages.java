package fi.majakka.bot.studio;

import fi.majakka.bot.accounts.AuditHeads;
import fi.majakka.bot.accounts.AuditLog;
import fi.majakka.bot.accounts.AuditRow;
import fi.majakka.bot.accounts.Right;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The audit log, to read and to verify. */
public final class AuditPages implements StudioPages {
  private static final String PATH = "/studio/audit";
  private static final int ROWS = 50;

  /** A name and a value of a row's detail, as the log stores it. */
  private static final Pattern DETAIL = Pattern.compile("\"([^\"]+)\":\"((?:[^\"\\\\]|\\\\.)*)\"");

  private final AuditLog audit;
  private final AuditHeads heads;

  public AuditPages(AuditLog audit, AuditHeads heads) {
    this.audit = audit;
    this.heads = heads;
  }

  /**
   * A row as the page shows it.
   *
   * @param action in words where the studio has some
   */
  public record Line(
      long number, String at, String who, String action, String subject, String detail) {}

  @Override
  public void add(Door door) {
    door.nav(new NavItem("audit", PATH, Right.AUDIT, 90));
    door.get(PATH, Right.AUDIT, this::list);
    door.get(PATH + "/verify", Right.AUDIT, this::verify);
  }

  private void list(Visit visit) {
    AuditLog.Filter filter =
        new AuditLog.Filter(
            visit.query("who").orElse(""),
            visit.query("action").orElse(""),
            visit.query("subject").orElse(""));
    Optional<Long> before =
        visit.query("before").filter(text -> text.matches("\\d{1,18}")).map(Long::valueOf);
    List<AuditRow> rows = audit.rows(filter, before, ROWS + 1);
    List<Line> lines = rows.stream().limit(ROWS).map(row -> line(visit, row)).toList();
    visit.page(
        "audit.title",
        "studio/audit",
        Map.of(
            "lines",
            lines,
            "filter",
            filter,
            "older",
            rows.size() > ROWS ? Long.toString(lines.get(ROWS - 1).number()) : ""));
  }

  private static Line line(Visit visit, AuditRow row) {
    return new Line(
        row.number(),
        visit.time(row.at()),
        row.who(),
        visit.find("audit.action." + row.action()).orElse(row.action()),
        row.subject(),
        detail(visit, row.detail()));
  }

  /** What is told besides, with words of the reader's for what the program itself puts in. */
  private static String detail(Visit visit, String json) {
    return DETAIL
        .matcher(json)
        .results()
        .map(
            one ->
                visit.find("audit.detail." + one.group(1)).orElse(one.group(1))
                    + ": "
                    + visit.find("audit.value." + one.group(2)).orElse(one.group(2)))
        .collect(Collectors.joining("; "));
  }

  private void verify(Visit visit) {
    visit.page("audit.verify", "studio/audit-verify", Map.of("check", audit.verify(heads.known())));
  }
}
