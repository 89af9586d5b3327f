package dev.lundi.privacy;

import java.security.Principal;

import dev.lundi.api.Addressed;
import dev.lundi.api.Api;
import dev.lundi.api.ApiProblem;
import dev.lundi.subscriber.Subscriber;
import dev.lundi.subscriber.Subscribers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What programs of the operator do for a person who asks the operator: all that is kept,
 * and its erasure.
 */
@Api
@RestController
class SubscriberApi {

	private static final Logger log = LoggerFactory.getLogger(SubscriberApi.class);

	private final Subscribers subscribers;

	private final Export export;

	private final Erasure erasure;

	SubscriberApi(Subscribers subscribers, Export export, Erasure erasure) {
		this.subscribers = subscribers;
		this.export = export;
		this.erasure = erasure;
	}

	/** By the address. */
	@PostMapping("/subscribers/find")
	Found find(@RequestBody Addressed wanted) {
		return subscribers.find(wanted.address()).map(Subscriber::id).map(Found::new).orElseThrow(ApiProblem::absent);
	}

	/** All that is kept of a person, as the person gets it. */
	@GetMapping("/subscribers/{id}")
	ResponseEntity<byte[]> show(@PathVariable long id) {
		byte[] kept = export.of(id).orElseThrow(ApiProblem::absent);
		return ResponseEntity.ok()
			.contentType(MediaType.APPLICATION_JSON)
			.cacheControl(CacheControl.noStore())
			.body(kept);
	}

	/**
	 * Erases a person.
	 * @param objection whether nobody may bring this address back
	 */
	@DeleteMapping("/subscribers/{id}")
	ResponseEntity<Void> erase(@PathVariable long id, @RequestParam(defaultValue = "false") boolean objection,
			Principal program) {
		if (!erasure.erase(id, objection)) {
			throw ApiProblem.absent();
		}
		log.info("{} erases a person", program.getName());
		return ResponseEntity.noContent().build();
	}

	/** The number by which a person is called. */
	record Found(long id) {
	}

}
