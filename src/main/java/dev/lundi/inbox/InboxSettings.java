package dev.lundi.inbox;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The embedded inbox.
 *
 * @param port port of 127.0.0.1 on which it receives mails; 0 takes any free one
 */
@ConfigurationProperties("lundi.inbox")
record InboxSettings(@DefaultValue("0") int port) {
}
