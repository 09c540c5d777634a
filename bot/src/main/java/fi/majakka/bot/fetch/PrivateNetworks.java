package fi.majakka.bot.fetch;

import java.net.Inet4Address;
import java.net.InetAddress;

/** Tells addresses of private networks from public ones (IANA's special-purpose registries). */
final class PrivateNetworks {

  private PrivateNetworks() {}

  /** True when nobody outside a private network, or this machine, has the address. */
  static boolean contain(InetAddress address) {
    return address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()
        || (address instanceof Inet4Address
            ? special4(address.getAddress())
            : special6(address.getAddress()));
  }

  private static boolean special4(byte[] bytes) {
    int a = bytes[0] & 0xff;
    int b = bytes[1] & 0xff;
    return a == 0
        || (a == 100 && b >= 64 && b < 128) // shared by carriers
        || (a == 192 && b == 0)
        || (a == 198 && (b == 18 || b == 19)) // benchmarks
        || a >= 240;
  }

  /** Unique local addresses, and those that carry an IPv4 address inside. */
  private static boolean special6(byte[] bytes) {
    int first = (bytes[0] & 0xff) << 8 | (bytes[1] & 0xff);
    int second = (bytes[2] & 0xff) << 8 | (bytes[3] & 0xff);
    return (first & 0xfe00) == 0xfc00
        || first == 0
        || first == 0x2002
        || (first == 0x2001 && second == 0)
        || (first == 0x64 && second == 0xff9b);
  }
}
