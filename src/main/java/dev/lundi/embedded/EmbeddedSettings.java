package dev.lundi.embedded;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The embedded PostgreSQL.
 *
 * @param port on which it listens, on this computer only; 0 for any free one
 */
@ConfigurationProperties("lundi.embedded")
record EmbeddedSettings(@DefaultValue("0") int port) {
}
