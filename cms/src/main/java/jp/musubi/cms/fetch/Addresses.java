package jp.musubi.cms.fetch;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/** Which machines may be asked: those of the public internet, and this one where that is meant. */
final class Addresses {
    private static final List<Block> CLOSED =
            List.of(
                    new Block("0.0.0.0", 8),
                    new Block("10.0.0.0", 8),
                    new Block("100.64.0.0", 10),
                    new Block("127.0.0.0", 8),
                    new Block("169.254.0.0", 16),
                    new Block("172.16.0.0", 12),
                    new Block("192.0.0.0", 24),
                    new Block("192.0.2.0", 24),
                    new Block("192.168.0.0", 16),
                    new Block("198.18.0.0", 15),
                    new Block("198.51.100.0", 24),
                    new Block("203.0.113.0", 24),
                    new Block("224.0.0.0", 3),
                    new Block("::", 96),
                    new Block("64:ff9b::", 96),
                    new Block("64:ff9b:1::", 48),
                    new Block("100::", 64),
                    new Block("2001::", 23),
                    new Block("2001:db8::", 32),
                    new Block("2002::", 16),
                    new Block("fc00::", 7),
                    new Block("fe80::", 10),
                    new Block("fec0::", 10),
                    new Block("ff00::", 8));

    private Addresses() {}

    /** Addresses that begin with the same bits. */
    private record Block(String first, int bits) {
        boolean holds(InetAddress address) {
            byte[] mine = bytes(first);
            byte[] its = address.getAddress();
            if (mine.length != its.length) {
                return false;
            }
            int whole = bits / Byte.SIZE;
            int rest = bits % Byte.SIZE;
            int mask = rest == 0 ? 0 : 0xff << (Byte.SIZE - rest) & 0xff;
            return Arrays.equals(mine, 0, whole, its, 0, whole)
                    && (rest == 0 || (mine[whole] & mask) == (its[whole] & mask));
        }

        private static byte[] bytes(String literal) {
            try {
                return InetAddress.getByName(literal).getAddress();
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException(e);
            }
        }
    }

    /**
     * Whether it is a machine that everybody may reach. Java gives addresses of IPv4 that were
     * wrapped into IPv6 as what they are.
     */
    static boolean isPublic(InetAddress address) {
        boolean isScoped = address instanceof Inet6Address six && six.getScopeId() != 0;
        return !isScoped
                && !address.isAnyLocalAddress()
                && !address.isMulticastAddress()
                && CLOSED.stream().noneMatch(block -> block.holds(address));
    }
}
