package fi.majakka.bot.fetch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import okhttp3.Connection;
import okhttp3.Dns;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what we ask outside of private networks: looked at in the name, in what the name stands
 * for, and where the connection really goes.
 */
final class Borders {
  private final Set<String> exempt;
  private final Duration patience;
  private @Nullable OkHttpClient client;

  /**
   * @param exempt hosts that may lie in a private network
   * @param patience how long a whole answer may take
   */
  Borders(Iterable<String> exempt, Duration patience) {
    this.patience = patience;
    Set<String> hosts = new HashSet<>();
    exempt.forEach(hosts::add);
    this.exempt = Set.copyOf(hosts);
  }

  /**
   * A client that stays outside and follows no redirect by itself. Made when it is first needed: a
   * server that asks nobody need not hold the certificates of the whole world.
   */
  synchronized OkHttpClient client() {
    OkHttpClient made = client;
    if (made == null) {
      made =
          new OkHttpClient.Builder()
              .followRedirects(false)
              .followSslRedirects(false)
              .callTimeout(patience)
              .readTimeout(patience)
              .dns(host -> publicAddresses(host))
              .addNetworkInterceptor(this::guardConnection)
              .build();
      client = made;
    }
    return made;
  }

  /** Ends the connections that are kept for the next question. */
  synchronized void close() {
    if (client != null) {
      client.dispatcher().executorService().shutdown();
      client.connectionPool().evictAll();
    }
  }

  boolean exempts(String host) {
    return exempt.contains(host);
  }

  /** True when a host is written as an address of a private network. */
  boolean closed(String host) {
    return !exempts(host) && literal(host).filter(PrivateNetworks::contain).isPresent();
  }

  static String inside(String host) {
    return host + " lies in a private network and may not be asked";
  }

  /** The address that a host is written as, if it is one; no name is looked up. */
  private static Optional<InetAddress> literal(String host) {
    if (!host.contains(":") && !host.matches("[0-9.]+")) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(host));
    } catch (UnknownHostException e) {
      throw new FetchException(FetchException.Why.UNREACHABLE, host + " is not an address", e);
    }
  }

  private List<InetAddress> publicAddresses(String host) throws UnknownHostException {
    List<InetAddress> all;
    try {
      all = Dns.SYSTEM.lookup(host);
    } catch (UnknownHostException e) {
      UnknownHostException clear = new UnknownHostException(host + " is not known");
      clear.initCause(e);
      throw clear;
    }
    List<InetAddress> usable = new ArrayList<>();
    for (InetAddress address : all) {
      if (exempts(host) || !PrivateNetworks.contain(address)) {
        usable.add(address);
      }
    }
    if (usable.isEmpty()) {
      throw new UnknownHostException(inside(host));
    }
    return usable;
  }

  /** The last word: the address that is really connected to, before anything is sent to it. */
  private Response guardConnection(Interceptor.Chain chain) throws IOException {
    Connection connection = chain.connection();
    InetAddress address =
        connection == null ? null : connection.route().socketAddress().getAddress();
    String host = chain.request().url().host();
    if (address == null || (PrivateNetworks.contain(address) && !exempts(host))) {
      throw new UnknownHostException(inside(host));
    }
    return chain.proceed(chain.request());
  }
}
