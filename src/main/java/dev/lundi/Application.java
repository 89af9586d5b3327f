package dev.lundi;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts Lundi. */
@SpringBootApplication
class Application {

	static void main(String[] args) {
		SpringApplication.run(Application.class, args);
	}

}
