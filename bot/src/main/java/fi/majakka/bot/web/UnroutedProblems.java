package fi.majakka.bot.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers what never reaches a route, such as a path that is not UTF-8, as the routes would. */
final class UnroutedProblems implements Request.Handler {
  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status = response.getStatus();
    byte[] document =
        Problems.document(status, "http-" + status, Problems.title(status))
            .getBytes(StandardCharsets.UTF_8);
    response.getHeaders().put("Content-Type", Problems.CONTENT_TYPE);
    response.write(true, ByteBuffer.wrap(document), callback);
    return true;
  }
}
