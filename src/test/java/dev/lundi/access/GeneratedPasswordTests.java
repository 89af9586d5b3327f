package dev.lundi.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class GeneratedPasswordTests {

	@TempDir
	private Path folder;

	@Test
	void theFirstStartMakesItAndLaterStartsKeepIt() {
		GeneratedPassword first = GeneratedPassword.in(folder.resolve("data"));
		GeneratedPassword second = GeneratedPassword.in(folder.resolve("data"));
		assertThat(first.isNew()).isTrue();
		assertThat(second.isNew()).isFalse();
		assertThat(second.words()).isEqualTo(first.words()).matches("([a-z2-9]{4}-){3}[a-z2-9]{4}");
		assertThat(folder.resolve("data")).isDirectoryContaining(file -> file.endsWith("password"));
	}

	@Test
	void everyInstallationHasItsOwn() {
		assertThat(GeneratedPassword.in(folder.resolve("one")).words())
			.isNotEqualTo(GeneratedPassword.in(folder.resolve("other")).words());
	}

	@Test
	@DisabledOnOs(OS.WINDOWS)
	void onlyTheOwnerMayReadTheFile() throws IOException {
		Path file = GeneratedPassword.in(folder).keptIn();
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
	}

	@Test
	void aFolderThatCannotBeWrittenIsExplained() throws IOException {
		Path data = Files.writeString(folder.resolve("data"), "a file, not a folder");
		assertThatThrownBy(() -> GeneratedPassword.in(data)).isInstanceOf(UncheckedIOException.class)
			.hasMessageContaining(data.resolve("password").toString())
			.hasMessageContaining("lundi.accounts.<name>.password");
	}

	@Test
	void anEmptyFileIsNoPassword() throws IOException {
		Files.writeString(folder.resolve("password"), "\n");
		assertThatThrownBy(() -> GeneratedPassword.in(folder)).hasMessageContaining("delete it");
	}

	@Test
	void itIsNotWrittenIntoLogs() {
		GeneratedPassword password = GeneratedPassword.in(folder);
		assertThat(password).asString().doesNotContain(password.words());
	}

}
