//! Extractions made up by proptest: any text, any finite number, any member present or absent.

use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use spoglio::contract::*;
use spoglio::document::{ReaderKind, Source};

/// Any text, with what is known to hurt: NUL, quotes, signs beyond the basic plane, combining accents.
pub fn text() -> BoxedStrategy<String> {
    prop_oneof![
        4 => any::<String>(),
        1 => Just(String::new()),
        1 => Just("dell'\"attività\"; DROP TABLE documents; --\0🏛\u{301}\u{feff}\n".to_owned()),
    ]
    .boxed()
}

fn number() -> BoxedStrategy<f64> {
    prop_oneof![
        any::<f64>().prop_filter("finite", |n| n.is_finite()),
        Just(0.1 + 0.2),
        Just(-0.0),
        Just(1e300)
    ]
    .boxed()
}

fn date() -> BoxedStrategy<String> {
    (0..=9999u16, 1..=12u8, 1..=28u8).prop_map(|(y, m, d)| format!("{y:04}-{m:02}-{d:02}")).boxed()
}

fn source() -> BoxedStrategy<Source> {
    let place = prop_oneof![Just(0.1f32), -1000.0f32..1000.0, Just(f32::MIN_POSITIVE)];
    (
        of(any::<u32>()),
        of(any::<u32>()),
        of(any::<(u32, u32)>()),
        of([place.clone(), place.clone(), place.clone(), place]),
    )
        .prop_map(|(page, table, rows, bbox)| Source {
            page,
            table,
            rows,
            bbox,
            // what a picture said
            confidence: page.map(|page| (page % 101) as u8),
        })
        .boxed()
}

fn percent() -> BoxedStrategy<Option<Percent>> {
    of((text(), of(number())).prop_map(|(raw, percent)| Percent { raw, percent })).boxed()
}

fn value() -> BoxedStrategy<Option<Number>> {
    of((text(), of(number())).prop_map(|(raw, value)| Number { raw, value })).boxed()
}

fn date_value() -> BoxedStrategy<Option<DateValue>> {
    let precision = prop_oneof![
        Just(Precision::Month),
        Just(Precision::Quarter),
        Just(Precision::Semester),
        Just(Precision::Year)
    ];
    of((text(), of(date()), of(date()), of(precision))
        .prop_map(|(raw, date, date_to, precision)| DateValue { raw, date, date_to, precision }))
    .boxed()
}

fn person_name() -> BoxedStrategy<Option<PersonName>> {
    of((text(), of(text()), of(text())).prop_map(|(raw, name, honorific)| PersonName {
        raw,
        name,
        honorific,
    }))
    .boxed()
}

fn mission() -> BoxedStrategy<Option<Mission>> {
    of((text(), of(text()), of(text())).prop_map(|(raw, code, title)| Mission { raw, code, title })).boxed()
}

fn period() -> BoxedStrategy<Option<Period>> {
    of(any::<(i32, i32)>().prop_map(|(from, to)| Period { from, to })).boxed()
}

fn target() -> BoxedStrategy<Target> {
    let comparator = prop_oneof![
        Just(Comparator::Equal),
        Just(Comparator::Less),
        Just(Comparator::AtMost),
        Just(Comparator::Greater),
        Just(Comparator::AtLeast),
        Just(Comparator::Between),
        Just(Comparator::Text)
    ];
    let parts = vec((number(), text()).prop_map(|(value, noun)| TargetPart { value, noun }), 0..3);
    (of(any::<i32>()), text(), of(comparator), of(number()), of(number()), of(text()), of(date()), parts)
        .prop_map(|(year, raw, comparator, value, value_to, unit, date, parts)| Target {
            year,
            raw,
            comparator,
            value,
            value_to,
            unit,
            date,
            parts,
        })
        .boxed()
}

fn indicator() -> BoxedStrategy<Indicator> {
    let texts = (text(), of(text()), of(text()), of(text()), of(text()));
    let values = (percent(), value(), of(vec(target(), 0..3)), value(), percent());
    (texts, values, source())
        .prop_map(|(texts, values, source)| {
            let (description, kind, formula, unit, data_source) = texts;
            let (weight, baseline, targets, actual, achievement) = values;
            Indicator {
                grade: grade_of(&source),
                description,
                kind,
                formula,
                unit,
                data_source,
                weight,
                baseline,
                targets,
                actual,
                achievement,
                source,
            }
        })
        .boxed()
}

fn phase() -> BoxedStrategy<Phase> {
    (text(), date_value(), date_value(), percent(), percent(), source())
        .prop_map(|(description, start, due, weight, completion, source)| Phase {
            grade: grade_of(&source),
            description,
            start,
            due,
            weight,
            completion,
            source,
            marked_apart: false,
        })
        .boxed()
}

fn person() -> BoxedStrategy<Person> {
    (text(), value(), of(text()), percent(), source())
        .prop_map(|(name, hours, category, share, source)| Person {
            name,
            hours,
            category,
            share,
            grade: grade_of(&source),
            source,
            guessed: false,
        })
        .boxed()
}

fn objective() -> BoxedStrategy<Objective> {
    let texts = (
        of(any::<u32>()),
        of(text()),
        of(text()),
        of(text()),
        of(text()),
        of(text()),
        of(text()),
        of(text()),
    );
    let values = (percent(), mission(), mission(), person_name(), date_value(), of(text()));
    let choices = (
        of(vec(
            (any::<i32>(), any::<bool>()).prop_map(|(year, selected)| YearChoice { year, selected }),
            0..3,
        )),
        of(vec((text(), any::<bool>()).prop_map(|(label, selected)| Choice { label, selected }), 0..3)),
        of(vec(text(), 0..3)),
        of(vec(text(), 0..3)),
    );
    let records = (of(vec(phase(), 0..3)), of(vec(indicator(), 0..3)), of(vec(person(), 0..3)));
    (texts, values, choices, records, source())
        .prop_map(|(texts, values, choices, records, source)| {
            let (number, code, title, category, group, description, expected_result, strategic_objective) =
                texts;
            let (weight, mission, program, responsible, deadline, notes) = values;
            let (years, types, stakeholders, other_units) = choices;
            let (phases, indicators, staff) = records;
            Objective {
                grade: grade_of(&source),
                number,
                code,
                title,
                category,
                group,
                description,
                expected_result,
                weight,
                mission,
                program,
                strategic_objective,
                years,
                types,
                stakeholders,
                other_units,
                responsible,
                deadline,
                phases,
                indicators,
                staff,
                notes,
                source,
                form: Form::default(),
            }
        })
        .boxed()
}

fn summary() -> BoxedStrategy<Summary> {
    let row = (
        of(any::<u32>()),
        of(text()),
        of(text()),
        percent(),
        of(text()),
        percent(),
        of(text()),
        value(),
        source(),
    )
        .prop_map(|(number, code, title, weight, reference, achievement, band, score, source)| {
            SummaryRow {
                number,
                code,
                title,
                weight,
                reference,
                achievement,
                band,
                score,
                grade: grade_of(&source),
                source,
            }
        });
    (of(text()), vec(row, 0..3), value(), source())
        .prop_map(|(title, rows, total, source)| Summary { title, rows, total, source })
        .boxed()
}

fn unit() -> BoxedStrategy<Unit> {
    let texts = (of(text()), of(text()), of(text()), person_name(), period());
    let scope = prop_oneof![Just(Scope::Unit), Just(Scope::Transversal)];
    let records = (vec(summary(), 0..2), vec(objective(), 0..3), of(vec(person(), 0..3)));
    (texts, scope, records, source())
        .prop_map(|(texts, scope, records, source)| {
            let (name, number, responsibility_center, responsible, period) = texts;
            let (summaries, objectives, staff) = records;
            Unit {
                grade: grade_of(&source),
                name,
                number,
                responsibility_center,
                responsible,
                scope,
                period,
                summaries,
                objectives,
                staff,
                source,
            }
        })
        .boxed()
}

fn plan() -> BoxedStrategy<Plan> {
    let kind = prop_oneof![Just(PlanKind::Piao), Just(PlanKind::Peg), Just(PlanKind::Other)];
    let entity = (text(), of(text())).prop_map(|(name, ipa_code)| Entity { name, ipa_code });
    let component = (of(text()), text(), percent(), source())
        .prop_map(|(label, title, weight, source)| Component { label, title, weight, source });
    (of(kind), of(text()), of(entity), period(), vec(component, 0..3))
        .prop_map(|(kind, title, entity, period, components)| Plan {
            kind,
            title,
            entity,
            period,
            components,
        })
        .boxed()
}

fn finding() -> BoxedStrategy<Finding> {
    let pointer = prop_oneof![
        Just(String::new()),
        Just("/units/0".to_owned()),
        Just("/units/0/objectives/1/phases/0".to_owned()),
        Just("/units/0/summaries/0/rows/0".to_owned()),
        Just("/units/99/objectives/18446744073709551616".to_owned()),
        text(),
    ];
    let severity = prop_oneof![Just(Severity::Info), Just(Severity::Warning), Just(Severity::Error)];
    let rule = prop_oneof![Just(("WGT001", "missing-weight")), Just(("IDN002", "duplicate-title"))];
    (rule, severity, text(), pointer.clone(), vec(pointer, 0..3), source())
        .prop_map(|((rule, name), severity, message, pointer, related, source)| Finding {
            rule: rule.to_owned(),
            name: name.to_owned(),
            severity,
            message,
            pointer,
            related,
            source,
        })
        .boxed()
}

fn document() -> BoxedStrategy<DocumentInfo> {
    let counts = (of(any::<u32>()), any::<u32>(), any::<(u32, u32, u32)>());
    let format =
        prop_oneof![Just(ContainerFormat::Zip), Just(ContainerFormat::P7m), Just(ContainerFormat::Message)];
    let containers = vec(
        (text(), format, text()).prop_map(|(path, format, sha256)| Container { path, format, sha256 }),
        0..3,
    );
    let signatures = vec(
        (text(), of(text()), of(text()), any::<bool>())
            .prop_map(|(path, signer, signed_at, verified)| Signature { path, signer, signed_at, verified }),
        0..3,
    );
    let origin = (of(text()), containers, signatures);
    (text(), text(), text(), of(Just(ReaderKind::Ocr)), counts, origin)
        .prop_map(|(path, sha256, media_type, reader, counts, (content_sha256, containers, signatures))| {
            let (pages, tables, (cells, claimed, furniture)) = counts;
            DocumentInfo {
                content_sha256,
                containers,
                signatures,
                left_out: pages.filter(|pages| *pages > 0),
                path,
                sha256,
                media_type,
                reader,
                pages,
                tables,
                coverage: Coverage { cells, claimed, furniture },
            }
        })
        .boxed()
}

/// Any extraction.
pub fn extraction() -> BoxedStrategy<Extraction> {
    let unclaimed = (source(), vec(text(), 0..3), any::<u32>(), any::<u32>(), of(text()))
        .prop_map(|(source, header, rows, cells, kind)| Unclaimed { source, header, rows, cells, kind });
    let table = (of(text()), vec(indicator(), 0..3), source())
        .prop_map(|(title, indicators, source)| IndicatorTable { title, indicators, source });
    (document(), plan(), vec(table, 0..2), vec(unit(), 0..3), vec(unclaimed, 0..3), vec(finding(), 0..4))
        .prop_map(|(document, plan, indicator_tables, units, unclaimed, findings)| Extraction {
            format: FORMAT.to_owned(),
            document,
            plan,
            indicator_tables,
            units,
            unclaimed,
            findings,
        })
        .boxed()
}

/// One of the grades, by the place: all of them come.
fn grade_of(source: &Source) -> Grade {
    match source.rows.map_or(0, |rows| rows.0 % 3) {
        0 => Grade::A,
        1 => Grade::B,
        _ => Grade::C,
    }
}
