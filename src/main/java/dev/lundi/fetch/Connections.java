package dev.lundi.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;

import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Makes the client that speaks HTTP. It connects to the very address that the guard
 * approved, and does nothing of its own accord: no proxy, no cookies, no passwords, no
 * redirects, no repetition, no unpacking.
 */
record Connections(FetchLimits limits, AddressGuard guard) implements DnsResolver {

	/** Longer than any site's, and shorter than what fills the memory. */
	private static final Http1Config HEADERS = Http1Config.custom()
		.setMaxLineLength(16_384)
		.setMaxHeaderCount(200)
		.build();

	/** For the pages of one week; a later name must be looked up anew. */
	private static final TimeValue KEPT = TimeValue.ofSeconds(30);

	CloseableHttpClient client() {
		return HttpClients.custom()
			.setConnectionManager(connections())
			.setDefaultRequestConfig(request())
			.setUserAgent("Lundi")
			.disableRedirectHandling()
			.disableAutomaticRetries()
			.disableCookieManagement()
			.disableAuthCaching()
			.disableContentCompression()
			.build();
	}

	private HttpClientConnectionManager connections() {
		return PoolingHttpClientConnectionManagerBuilder.create()
			.setDnsResolver(this)
			.setConnectionFactory(ManagedHttpClientConnectionFactory.builder().http1Config(HEADERS).build())
			.setDefaultConnectionConfig(ConnectionConfig.custom()
				.setConnectTimeout(Timeout.of(limits.connect()))
				.setSocketTimeout(Timeout.of(limits.silence()))
				.setTimeToLive(KEPT)
				.build())
			.setDefaultTlsConfig(TlsConfig.custom().setHandshakeTimeout(Timeout.of(limits.connect())).build())
			.setMaxConnPerRoute(4)
			.setMaxConnTotal(32)
			.build();
	}

	private RequestConfig request() {
		return RequestConfig.custom()
			.setConnectionRequestTimeout(Timeout.of(limits.whole()))
			.setResponseTimeout(Timeout.of(limits.silence()))
			.setAuthenticationEnabled(false)
			.setRedirectsEnabled(false)
			.setContentCompressionEnabled(false)
			.setProtocolUpgradeEnabled(false)
			.build();
	}

	@Override
	public InetAddress[] resolve(String host) throws UnknownHostException {
		return guard.approved(host);
	}

	@Override
	public String resolveCanonicalHostname(String host) {
		return host;
	}

}
