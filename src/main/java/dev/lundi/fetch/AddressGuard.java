package dev.lundi.fetch;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.lundi.reason.Reason;

/**
 * Keeps a source from reaching into the network that Lundi runs in: through a redirect,
 * or a name that changes what it stands for, a site could else read what only this
 * machine may.
 *
 * @param refused the addresses to which no connection is made
 * @param names asked once for each connection, which then goes where this looked
 */
public record AddressGuard(Predicate<InetAddress> refused, HostNames names) {

	private static final Set<String> SCHEMES = Set.of("http", "https");

	/**
	 * What no public site has, by the IANA registries of special-purpose addresses; with
	 * the IPv6 forms that tunnel to an IPv4 address (6to4, Teredo).
	 */
	private static final List<Block> NOT_PUBLIC = Stream
		.of("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
				"192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24",
				"203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4", "::/96", "64:ff9b:1::/48", "100::/64", "2001::/23",
				"2001:db8::/32", "2002::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8")
		.map(Block::parse)
		.toList();

	/**
	 * In a network without IPv4, every site that has no IPv6 is reached so (RFC 6052).
	 */
	private static final Block NAT64 = Block.parse("64:ff9b::/96");

	/**
	 * The guard of a source.
	 * @param allowPrivate whether the operator said that the site is in the network that
	 * Lundi runs in
	 */
	public static AddressGuard of(boolean allowPrivate) {
		return new AddressGuard(allowPrivate ? _ -> false : AddressGuard::isNotPublic, InetAddress::getAllByName);
	}

	/** Reads an absolute http or https address without a user name. */
	public static Optional<URI> webAddress(String text) {
		try {
			var uri = new URI(text.strip());
			return isWeb(uri) ? Optional.of(uri) : Optional.empty();
		}
		catch (URISyntaxException ex) {
			return Optional.empty();
		}
	}

	private static boolean isWeb(URI uri) {
		return uri.getScheme() != null && SCHEMES.contains(uri.getScheme().toLowerCase(Locale.ROOT))
				&& uri.getHost() != null && uri.getRawUserInfo() == null;
	}

	/** Refuses what is no address of the web. */
	void check(URI uri) {
		if (!isWeb(uri)) {
			throw new FetchException(Reason.of("source.web-only", Fetch.shown(uri)), null);
		}
	}

	/**
	 * The addresses of a host to which a connection may be made. One that is refused
	 * refuses all: who mixes them means no good.
	 */
	InetAddress[] approved(String host) throws UnknownHostException {
		var addresses = names.lookUp(host);
		if (Arrays.stream(addresses).anyMatch(refused)) {
			throw new RefusedAddressException(host);
		}
		return addresses;
	}

	static boolean isNotPublic(InetAddress address) {
		var bytes = address.getAddress();
		var reached = NAT64.contains(bytes) ? Arrays.copyOfRange(bytes, 12, 16) : bytes;
		return NOT_PUBLIC.stream().anyMatch(block -> block.contains(reached));
	}

	/** A host is where no connection may be made. */
	static class RefusedAddressException extends UnknownHostException {

		RefusedAddressException(String host) {
			super(host);
		}

	}

	/** A range of addresses. */
	private record Block(InetAddress network, int bits) {

		static Block parse(String text) {
			var slash = text.indexOf('/');
			return new Block(InetAddress.ofLiteral(text.substring(0, slash)),
					Integer.parseInt(text.substring(slash + 1)));
		}

		boolean contains(byte[] address) {
			var start = network.getAddress();
			return address.length == start.length
					&& IntStream.range(0, bits).allMatch(bit -> isSet(address, bit) == isSet(start, bit));
		}

		private static boolean isSet(byte[] address, int bit) {
			return (address[bit / 8] >> (7 - bit % 8) & 1) == 1;
		}

	}

}
