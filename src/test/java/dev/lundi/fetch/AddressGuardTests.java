package dev.lundi.fetch;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class AddressGuardTests {

	@ParameterizedTest
	@ValueSource(strings = { "127.0.0.1", "127.8.9.10", "0.0.0.0", "10.1.2.3", "172.16.0.1", "172.31.255.255",
			"192.168.1.1", "169.254.169.254", "100.64.0.1", "100.127.255.255", "192.0.0.192", "198.18.0.1", "224.0.0.1",
			"239.1.1.1", "255.255.255.255", "::1", "::", "fe80::1", "fc00::1", "fd00:ec2::254", "ff02::1",
			"2001:db8::1", "::ffff:127.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "2002:7f00:1::",
			"fec0::1" })
	void whatIsNotOnThePublicWebIsRefused(String address) {
		assertThat(AddressGuard.isNotPublic(InetAddress.ofLiteral(address))).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "1.1.1.1", "9.255.255.255", "11.0.0.0", "172.15.255.255", "172.32.0.0", "100.63.255.255",
			"100.128.0.0", "192.167.1.1", "223.255.255.255", "2606:4700::1111", "2001:4860::8888", "64:ff9b::101:101" })
	void whatIsOnThePublicWebIsRead(String address) {
		assertThat(AddressGuard.isNotPublic(InetAddress.ofLiteral(address))).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "file:///etc/passwd", "ftp://blog.example/", "jar:file:x!/y", "/relative",
			"mailto:a@b.example", "http://user:secret@127.0.0.1/", "http:///x", "http://127.1/" })
	void otherSchemesAndUserNamesAreRefused(String uri) {
		assertThatExceptionOfType(FetchException.class).isThrownBy(() -> AddressGuard.of(true).check(URI.create(uri)))
			.withMessageContaining("only http and https addresses")
			.withMessageNotContainingAny("secret");
	}

	@Test
	void whatIsApprovedIsWhatWasLookedUp() throws UnknownHostException {
		var looked = new AtomicInteger();
		var guard = new AddressGuard(AddressGuard::isNotPublic,
				_ -> new InetAddress[] { InetAddress.ofLiteral("1.1.1." + looked.incrementAndGet()) });
		assertThat(guard.approved("blog.example")).containsExactly(InetAddress.ofLiteral("1.1.1.1"));
		assertThat(looked).hasValue(1);
	}

	@Test
	void oneAddressThatIsRefusedRefusesAll() {
		var guard = new AddressGuard(AddressGuard::isNotPublic,
				_ -> new InetAddress[] { InetAddress.ofLiteral("1.1.1.1"), InetAddress.ofLiteral("10.0.0.1") });
		assertThatExceptionOfType(AddressGuard.RefusedAddressException.class)
			.isThrownBy(() -> guard.approved("blog.example"));
	}

}
