//! Files in the life of a request: brought, opened, replaced, taken back, and after the yes the proof of a condition.

use domain::language::Language;
use server::store;
use tests::{Cast, words::say};

use super::{PDF, bring, corpus, download, filed, kept};
use crate::{
    journey::in_both_languages,
    moves::{CHANNEL, PROTECTION, file, form, offer},
};

in_both_languages!(a_file_that_the_tool_has_already_is_taken_over_with_its_age);

async fn a_file_that_the_tool_has_already_is_taken_over_with_its_age(language: Language) {
    let cast = Cast::new(language).await;
    let first = filed(&cast).await;
    let second = filed(&cast).await;
    let path = format!("/cases/{second}/reuse-evidence");
    cast.mia.see(&path).await.says(&say(language, "reuse-none"));
    let pdf = corpus::pdf();
    let add = cast.mia.see(&format!("/cases/{first}/add-evidence")).await.form();
    let add = add.set("about", "case").set("note", "Zertifikat");
    cast.mia.follow(cast.mia.submit_with(add, &[("ISO.pdf", PDF, &pdf)]).await.is(303)).await.is(200);

    let page = cast.mia.see(&format!("/cases/{second}/add-evidence")).await;
    assert!(page.links_to(&path));
    let have = cast.mia.see(&path).await;
    have.says("ISO.pdf").says("Zertifikat").says("K-2026-0001");
    let form = have.form();
    cast.mia.submit(form.clone().set("about", "case")).await.is(422);
    let row = kept(&cast, first).await.remove(0);
    let taken = form.set("about", "case").set("have", &row.id.to_string());
    let done = cast.mia.done(taken.clone()).await;
    done.is(200).says("ISO.pdf").says("K-2026-0001");
    let copy = kept(&cast, second).await.remove(0);
    assert_eq!((copy.hash, copy.version, copy.name.as_str()), (row.hash, 1, "ISO.pdf"));
    assert_eq!(&cast.tom.download("GET", &download(&copy)).await.2, &pdf);
    let verified = store::evidence::verify(&mut cast.app.shared().db.reader()).await.expect("contents");
    assert_eq!(verified.contents, 1, "the content stands there once");

    // what is there already is not offered again; what nobody offers is not there; others' cases are not theirs
    cast.mia.see(&path).await.says(&say(language, "reuse-none"));
    let again = taken.forge("key", "another-key-of-this-form");
    cast.mia.submit(again.clone().forge("have", &copy.id.to_string())).await.is(409);
    cast.mia.submit(again.forge("have", "0194f000-0000-7000-8000-000000000000")).await.is(404);
    cast.zoe.get(&path).await.is(404);
}

in_both_languages!(a_file_is_brought_opened_replaced_and_taken_back);

async fn a_file_is_brought_opened_replaced_and_taken_back(language: Language) {
    let cast = Cast::new(language).await;
    let number = filed(&cast).await;
    let path = format!("/cases/{number}/evidence");
    cast.mia.see(&path).await.says(&say(language, "evidence-empty"));

    // Brought on the page, by its form.
    let add = cast.mia.see(&format!("/cases/{number}/add-evidence")).await.form();
    let add = add.set("about", "case").set("note", "Der Vertrag vom 3. Mai");
    let pdf = corpus::pdf();
    let answer = cast.mia.submit_with(add, &[("Vertrag Größe.pdf", PDF, &pdf)]).await;
    let page = cast.mia.follow(answer.is(303)).await;
    page.is(200).says(&say(language, "done-add-evidence")).says("Vertrag Größe.pdf").says("Mia Sand");
    page.says("Der Vertrag vom 3. Mai");

    // Security opens it, and reads of it on every page where it belongs.
    let rows = kept(&cast, number).await;
    let (status, headers, bytes) = cast.tom.download("GET", &download(&rows[0])).await;
    assert_eq!((status, &bytes), (200, &pdf));
    let header = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    assert_eq!(header("content-type"), PDF);
    assert_eq!(
        header("content-disposition"),
        "attachment; filename=\"Vertrag Gr__e.pdf\"; filename*=UTF-8''Vertrag%20Gr%C3%B6%C3%9Fe.pdf"
    );
    assert_eq!(header("x-content-type-options"), "nosniff");
    assert_eq!(header("content-security-policy"), "sandbox; default-src 'none'");
    assert_eq!(header("cache-control"), "no-store");
    assert_eq!(header("content-length"), pdf.len().to_string());
    let (status, head, nothing) = cast.tom.download("HEAD", &download(&rows[0])).await;
    assert_eq!((status, nothing.len()), (200, 0));
    assert_eq!(head.get("content-length"), headers.get("content-length"));
    for page in ["", "/review", "/evidence"] {
        cast.tom.see(&format!("/cases/{number}{page}")).await.says("Vertrag Größe.pdf");
    }

    // A colleague brings a newer version; the older one stays.
    let page = cast.kim.see(&path).await;
    let replace = page.links().into_iter().find(|link| link.contains("replace-evidence")).expect("a way");
    let newer = corpus::document("/Pages 2");
    let form = cast.kim.see(&replace).await.form();
    let answer = cast.kim.submit_with(form, &[("Vertrag neu.pdf", PDF, &newer)]).await;
    cast.kim.follow(answer.is(303)).await.is(200).says("Vertrag neu.pdf").says("Vertrag Größe.pdf");
    let rows = kept(&cast, number).await;
    assert_eq!(rows.iter().map(|row| row.version).collect::<Vec<_>>(), [1, 2]);
    for (row, bytes) in rows.iter().zip([&pdf, &newer]) {
        assert_eq!(&cast.tom.download("GET", &download(row)).await.2, bytes);
    }

    // Only who brought what lies there takes it back; it is sent to nobody but the auditor.
    assert!(!cast.mia.see(&path).await.links().iter().any(|link| link.contains("remove-evidence")));
    let page = cast.kim.see(&path).await;
    let remove = page.links().into_iter().find(|link| link.contains("remove-evidence")).expect("a way");
    cast.kim
        .done(cast.kim.see(&remove).await.form())
        .await
        .is(200)
        .says(&say(language, "done-remove-evidence"));
    for row in &rows {
        assert_eq!(cast.tom.download("GET", &download(row)).await.0, 404);
        assert_eq!(cast.rita.download("GET", &download(row)).await.0, 200);
    }
    cast.kim.get(&remove).await.is(409);
    let story = cast.tom.see(&format!("/cases/{number}")).await;
    story.says("Mia Sand").says("Vertrag neu.pdf");
    assert!(kept(&cast, number).await.iter().all(|row| row.removed.is_some()));
    let verified = store::evidence::verify(&mut cast.app.shared().db.reader()).await.expect("contents");
    assert_eq!((verified.contents, verified.spoilt.len()), (2, 0));

    // The log knows who brought, who was sent and who took back what; a HEAD sends nothing.
    let entries = store::trail::entries(&mut cast.app.shared().db.reader(), None).await.expect("entries");
    let told = entries.iter().map(|row| audit::Entry::read(&row.body).expect("an entry"));
    let told: Vec<_> = told.filter(|entry| entry.act.starts_with("evidence.")).collect();
    let count = |act: &str, who: &tests::Client| {
        let actor = format!("u:{}", who.person.expect("somebody"));
        told.iter().filter(|entry| entry.act == act && entry.actor == actor).count()
    };
    assert_eq!((count("evidence.add", &cast.mia), count("evidence.replace", &cast.kim)), (1, 1));
    assert_eq!((count("evidence.remove", &cast.kim), count("evidence.download", &cast.rita)), (1, 2));
    assert_eq!((count("evidence.download", &cast.tom), told.len()), (3, 8));
    let first = format!("evidence/{}", rows[0].id);
    assert!(
        told.iter().any(
            |entry| entry.obj == first && entry.to.as_deref().is_some_and(|to| to.starts_with("sha256:"))
        )
    );
    assert!(
        entries.iter().all(|row| !String::from_utf8_lossy(&row.body).contains("Vertrag")),
        "names can be erased"
    );
}

in_both_languages!(whoever_replaces_second_sees_the_first);

async fn whoever_replaces_second_sees_the_first(language: Language) {
    let cast = Cast::new(language).await;
    let number = filed(&cast).await;
    bring(&cast.mia, number, &[("a.pdf", PDF, &corpus::pdf())]).await.is(303);
    let replace = format!("/cases/{number}/replace-evidence?file={}", kept(&cast, number).await[0].file);
    let (mine, theirs) = (
        cast.mia.see(&replace).await.form().set("note", "Meine Fassung"),
        cast.kim.see(&replace).await.form(),
    );
    cast.kim.submit_with(theirs, &[("kim.png", "image/png", &corpus::png())]).await.is(303);
    let answer = cast.mia.submit_with(mine, &[("mia.jpg", "image/jpeg", &corpus::jpeg())]).await;
    answer.is(409).says(&say(language, "form-conflict")).says("kim.png");
    let again = answer.form();
    assert_eq!((again.value("seen"), again.value("note")), ("2", "Meine Fassung"));
    cast.mia.submit_with(again, &[("mia.jpg", "image/jpeg", &corpus::jpeg())]).await.is(303);
    assert_eq!(kept(&cast, number).await.len(), 3);
}

in_both_languages!(after_the_yes_files_are_proofs_of_its_conditions_and_what_lay_there_stays);

async fn after_the_yes_files_are_proofs_of_its_conditions_and_what_lay_there_stays(language: Language) {
    let cast = Cast::new(language).await;
    let number = file(&cast, &cast.mia, CHANNEL).await;
    bring(&cast.mia, number, &[("vorher.pdf", PDF, &corpus::pdf())]).await.is(303);
    offer(&cast.tom, number, &PROTECTION, "").await;
    cast.mia
        .done(form(&cast.mia, number, "accept", "explanation").await.set("explanation", "Das passt."))
        .await;
    cast.app.advance(domain::time::MINUTE);
    cast.app.tick().await;
    assert_eq!(cast.app.state(number).await, "approved");

    let file = kept(&cast, number).await[0].file;
    cast.mia.get(&format!("/cases/{number}/remove-evidence?file={file}")).await.is(409);
    let answer =
        cast.mia.post(&format!("/cases/{number}/remove-evidence"), &[("file", &file.to_string())]).await;
    answer.is(409).says(&say(language, "refused-not-in-this-state"));
    bring(&cast.mia, number, &[("nachher.pdf", PDF, &corpus::jpeg())]).await.is(422);
    let answer = bring(&cast.mia, number, &[("nachher.pdf", PDF, &corpus::pdf())]).await;
    answer.is(409).says(&say(language, "refused-not-for-evidence"));

    // On the entry, beside the condition.
    let register = cast.mia.see("/register").await;
    let entry = register.links().into_iter().find(|link| link.contains("/register/")).expect("an entry");
    let page = cast.mia.see(&entry).await;
    let add = page.links().into_iter().find(|link| link.contains("add-evidence")).expect("a way");
    let form = cast.mia.see(&add).await.form();
    let answer = cast.mia.submit_with(form, &[("Nachweis.png", "image/png", &corpus::png())]).await;
    answer.is(303);
    cast.tom.see(&entry).await.says("Nachweis.png");
    cast.rita.see(&entry).await.says("Nachweis.png");
    // Everybody reads the register, but only who may see the case sees its files.
    cast.zoe.see(&entry).await.is_silent_about("Nachweis.png");
    assert_eq!(kept(&cast, number).await.len(), 2);
}

in_both_languages!(the_good_ones_of_several_files_are_taken_and_what_was_typed_stays);

async fn the_good_ones_of_several_files_are_taken_and_what_was_typed_stays(language: Language) {
    let cast = Cast::new(language).await;
    let number = filed(&cast).await;
    let (pdf, png) = (corpus::pdf(), corpus::png());
    let files: [(&str, &str, &[u8]); 3] =
        [("gut.pdf", PDF, &pdf), ("b\"ös.png", "image/png", &pdf), ("auch gut.png", "image/png", &png)];
    let path = format!("/cases/{number}/add-evidence");
    let fields = [("about", "case"), ("note", "Drei auf einmal")];
    let answer = cast.mia.upload_under("k-1", &path, &fields, &files).await;
    answer.is(422).says("gut.pdf").says("auch gut.png").says(&say(language, "evidence-taken"));
    let sentence = tests::words::with(language, "evidence-fault-mismatch", &[("name", "b\"ös.png".into())]);
    answer.says(&sentence);
    assert_eq!(answer.form().value("note"), "Drei auf einmal");
    assert_eq!(kept(&cast, number).await.len(), 2);

    // A second press of the button sends the same between other boundaries.
    let again = cast.mia.upload_under("k-1", &path, &fields, &files).await;
    assert_eq!(
        (again.status, again.body, again.headers.contains_key("idempotency-replayed")),
        (422, answer.body, true)
    );
    assert_eq!(kept(&cast, number).await.len(), 2);
    // Another file under a used key is another request.
    cast.mia.upload_under("k-1", &path, &fields, &files[..1]).await.is(422);
    assert_eq!(kept(&cast, number).await.len(), 2);
    // A form that begins something new needs a key.
    cast.mia.upload_under("", &path, &fields, &files[..1]).await.is(400);
    assert_eq!(kept(&cast, number).await.len(), 2);

    // Nothing chosen, and a form without a subject: told, and nothing is stored.
    cast.mia.upload(&path, &fields, &[]).await.is(422).says(&words(language));
    cast.mia
        .upload(&path, &fields, &[("", "application/octet-stream", b"")])
        .await
        .is(422)
        .says(&words(language));
    let answer = cast.mia.upload(&path, &[("note", "Wozu?")], &files[..1]).await;
    assert_eq!((answer.status, answer.form().value("note")), (422, "Wozu?"));
    let long = "x".repeat(281);
    let answer = cast.mia.upload(&path, &[("about", "case"), ("note", &long)], &files[..1]).await;
    assert_eq!((answer.status, answer.form().value("note")), (422, long.as_str()));
    assert_eq!(kept(&cast, number).await.len(), 2);
    // What is the same is stored once, however often and for whatever it is brought.
    bring(&cast.tom, number, &[("noch einmal.pdf", PDF, &pdf)]).await.is(303);
    let verified = store::evidence::verify(&mut cast.app.shared().db.reader()).await.expect("contents");
    assert_eq!((kept(&cast, number).await.len(), verified.contents), (3, 2));
}

fn words(language: Language) -> String {
    let label = say(language, "evidence-files");
    tests::words::with(language, "evidence-fault-none", &[("label", label.into())])
}
