package dev.lundi.support;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

import dev.lundi.instance.Instance;
import dev.lundi.instance.SigningKeys;

/** An installation for tests that need no Spring. */
public final class TestInstance {

	/** 32 octets, known to everybody. */
	public static final String SECRET = "0123456789abcdef0123456789abcdef";

	private TestInstance() {
	}

	public static SigningKeys keys() {
		return new SigningKeys(new Instance(URI.create("https://lundi.example"), Path.of("target"), SECRET, List.of()));
	}

}
