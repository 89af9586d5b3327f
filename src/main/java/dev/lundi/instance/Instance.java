package dev.lundi.instance;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * This installation of Lundi.
 *
 * @param baseUrl public address under which readers reach the site, without a slash at
 * its end
 * @param dataDir folder for what the installation keeps outside a database
 * @param secret master key, at least 32 bytes of UTF-8, from which every signing key is
 * derived
 * @param formerSecrets those before it, newest first: links that were made with them go
 * on working, and the oldest one keeps what the database knows by its hash
 */
@ConfigurationProperties("lundi")
public record Instance(@DefaultValue("http://localhost:8080") URI baseUrl, @DefaultValue("data") Path dataDir,
		@DefaultValue("") String secret, @DefaultValue List<String> formerSecrets) {

	/**
	 * The public address of a page, given its path from the root, such as {@code /desk}.
	 */
	public String url(String path) {
		String base = baseUrl.toString();
		return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path;
	}

	@Override
	public String toString() {
		return "Instance[%s, %s]".formatted(baseUrl, dataDir);
	}

}
