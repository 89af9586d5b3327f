package dev.lundi.relay;

/**
 * Where a relay is.
 *
 * @param tls how connections are secured, as its property is written: {@code none},
 * {@code starttls} or {@code implicit}
 * @param authenticated whether we log in there
 */
public record RelayEndpoint(String host, int port, String tls, boolean authenticated) {
}
