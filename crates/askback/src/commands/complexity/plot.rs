//! The points with the fit and the next-best class, both axes logarithmic, as
//! an SVG that shows well on light and dark paper.

use askback_judge::complexity::{Candidate, Complexity, CostUnit};
use plotters::{prelude::*, style::text_anchor};

const SIZE: (u32, u32) = (760, 480);
const POINTS: RGBColor = RGBColor(0x1f, 0x5f, 0xbf);
const FIT: RGBColor = RGBColor(0x1d, 0x7a, 0x3d);
const NEXT: RGBColor = RGBColor(0xb0, 0x4a, 0x00);

/// The drawing.
pub(crate) fn svg(found: &Complexity) -> anyhow::Result<String> {
    let mut out = String::new();
    draw(found, &mut out).map_err(|e| anyhow::anyhow!("the plot could not be drawn: {e}"))?;
    Ok(out)
}

type Fault = Box<dyn std::error::Error>;

fn draw(found: &Complexity, out: &mut String) -> Result<(), Fault> {
    let root = SVGBackend::with_string(out, SIZE).into_drawing_area();
    root.fill(&WHITE)?;
    let points: Vec<(f64, f64)> = found.points.iter().map(|p| (whole(p.n), p.cost.max(LEAST))).collect();
    let (across, up) = (range(points.iter().map(|p| p.0)), range(points.iter().map(|p| p.1)));
    let mut chart = ChartBuilder::on(&root)
        .caption(title(found), ("sans-serif", 20))
        .margin(16)
        .x_label_area_size(44)
        .y_label_area_size(72)
        .build_cartesian_2d((across.0..across.1).log_scale(), (up.0..up.1).log_scale())?;
    let unit = if found.cost_unit == CostUnit::Ms { "milliseconds" } else { "steps" };
    chart
        .configure_mesh()
        .light_line_style(TRANSPARENT)
        .x_desc("n")
        .y_desc(unit)
        .x_label_formatter(&|n| label(*n))
        .y_label_formatter(&|cost| label(*cost))
        .draw()?;
    for (candidate, colour, what) in
        found.candidates.iter().zip([FIT, NEXT]).zip(["fit", "next best"]).map(|((c, k), w)| (c, k, w))
    {
        let line = curve(found, candidate, up);
        chart
            .draw_series(LineSeries::new(line, colour.stroke_width(2)))?
            .label(format!("{}, {what}", candidate.class))
            .legend(move |(x, y)| PathElement::new([(x, y), (x + 18, y)], colour.stroke_width(2)));
    }
    chart
        .draw_series(points.iter().map(|&point| Circle::new(point, 3, POINTS.filled())))?
        .label("measured")
        .legend(|(x, y)| Circle::new((x + 9, y), 3, POINTS.filled()));
    chart
        .configure_series_labels()
        .position(SeriesLabelPosition::UpperLeft)
        .label_font(("sans-serif", 14).into_text_style(&root).pos(text_anchor::Pos::default()))
        .background_style(WHITE.mix(0.8))
        .draw()?;
    root.present()?;
    Ok(())
}

/// Nothing is 0 on a logarithmic axis.
const LEAST: f64 = 1e-6;

fn title(found: &Complexity) -> String {
    match (found.class, found.between.as_slice()) {
        (Some(class), _) => format!("It grows like {class}"),
        (None, [low, high]) => format!("It grows between {low} and {high}"),
        _ => "How it grows could not be told".to_owned(),
    }
}

/// From the least to the most, with some room.
fn range(values: impl Iterator<Item = f64>) -> (f64, f64) {
    let (least, most) = values.fold((f64::MAX, LEAST), |(a, b), value| (a.min(value), b.max(value)));
    if least > most { (1.0, 10.0) } else { (least / 1.3, most * 1.3) }
}

/// The fit over the measured sizes, as far as it is on the paper.
fn curve(found: &Complexity, candidate: &Candidate, up: (f64, f64)) -> Vec<(f64, f64)> {
    let points = found.points.iter().zip(&candidate.fitted);
    points.map(|(p, &fitted)| (whole(p.n), fitted)).filter(|p| p.1 >= up.0 && p.1 <= up.1).collect()
}

fn label(value: f64) -> String {
    match value {
        v if v >= 1e9 => format!("{:.0}G", v / 1e9),
        v if v >= 1e6 => format!("{:.0}M", v / 1e6),
        v if v >= 1e4 => format!("{:.0}k", v / 1e3),
        v if v >= 1.0 => format!("{v:.0}"),
        v => format!("{v}"),
    }
}

#[expect(clippy::cast_precision_loss, reason = "a place on paper")]
fn whole(n: u64) -> f64 {
    n as f64
}
