package fi.majakka.bot.studio;

/**
 * A text as a picture that phones read.
 *
 * @param size of the square, in the units of the path, with its quiet zone
 * @param path the dark modules, for an SVG
 */
public record QrCode(int size, String path) {
  private static final int QUIET = 4;

  static QrCode of(String text) {
    io.nayuki.qrcodegen.QrCode dark =
        io.nayuki.qrcodegen.QrCode.encodeText(text, io.nayuki.qrcodegen.QrCode.Ecc.MEDIUM);
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < dark.size; y++) {
      for (int x = 0; x < dark.size; x++) {
        if (dark.getModule(x, y)) {
          path.append('M').append(x + QUIET).append(' ').append(y + QUIET).append("h1v1h-1z");
        }
      }
    }
    return new QrCode(dark.size + 2 * QUIET, path.toString());
  }
}
