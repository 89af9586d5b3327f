package dev.lundi.relay;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The {@code lundi.relay.*} properties.
 *
 * @param tls how the connection to the relay is secured; by default starttls, implicit on
 * port 465, none for a relay on this machine
 */
@ConfigurationProperties("lundi.relay")
record RelayProperties(RelaySettings.@Nullable Tls tls) {
}
