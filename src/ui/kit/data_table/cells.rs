//! The cells of one row: made once, and then only what changed in them is written.
//! By hand: with a reactive value for each text and mark, keeping these current was most of the work of a sort.

use leptos::prelude::*;
use web_sys::{Element, Text};

use super::model::{Align, Cell, CellLook, Column, Priority, Row};
use crate::ui::kit::badge::{self, BadgeWeight};

/// What a row says besides its texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct RowState {
    pub(super) place: usize,
    pub(super) is_selected: bool,
    pub(super) is_tab_stop: bool,
}

/// The cells in the page, with what they show.
#[derive(Default)]
pub(super) struct Cells {
    cells: Vec<DrawnCell>,
    link: Option<Link>,
    state: Option<RowState>,
}

struct DrawnCell {
    element: Element,
    /// Where the text stands: the cell itself, or the link in it.
    holder: Element,
    column: (Align, Priority),
    cell: Cell,
    inside: Inside,
}

enum Inside {
    Text(Text),
    Badge(<AnyView as Render>::State),
}

struct Link {
    element: Element,
    href: String,
}

impl Cells {
    /// Shows a row in its element, or nothing.
    pub(super) fn show(
        &mut self,
        line: &Element,
        columns: &[Column],
        row: Option<&Row>,
        state: RowState,
    ) {
        let Some(row) = row else {
            line.set_text_content(None);
            *self = Cells::default();
            return;
        };
        if !self.fit(columns, row) {
            line.set_text_content(None);
            *self = Cells::made(line, columns, row.href.is_some());
        }
        for (drawn, cell) in self.cells.iter_mut().zip(&row.cells) {
            drawn.show(cell);
        }
        if let (Some(link), Some(href)) = (&mut self.link, &row.href)
            && link.href != *href
        {
            write(&link.element, "href", Some(href));
            link.href.clone_from(href);
        }
        self.stand(line, state);
    }

    fn fit(&self, columns: &[Column], row: &Row) -> bool {
        let made_for = self.cells.iter().map(|cell| cell.column);
        self.link.is_some() == row.href.is_some() && made_for.eq(columns.iter().map(shape))
    }

    /// New cells, still empty, with the link that leads to the record in the first.
    fn made(line: &Element, columns: &[Column], with_link: bool) -> Cells {
        let mut made = Cells::default();
        for (number, column) in columns.iter().enumerate() {
            let Some(element) = added(line, "div", "data-table__cell") else {
                continue;
            };
            let role = if number == 0 { "rowheader" } else { "cell" };
            write(&element, "role", Some(role));
            write(&element, "data-align", column.align.name());
            write(&element, "data-priority", Some(column.priority.name()));
            let mut holder = element.clone();
            if number == 0
                && with_link
                && let Some(link) = added(&element, "a", "data-table__link")
            {
                holder = link.clone();
                made.link = Some(Link {
                    element: link,
                    href: String::new(),
                });
            }
            made.cells.push(DrawnCell {
                inside: text_in(&holder, ""),
                element,
                holder,
                column: shape(column),
                cell: Cell::text(""),
            });
        }
        made
    }

    fn stand(&mut self, line: &Element, state: RowState) {
        if self.state == Some(state) {
            return;
        }
        let RowState {
            place,
            is_selected,
            is_tab_stop,
        } = state;
        // The headings are the first row.
        write(line, "aria-rowindex", Some(&(place + 2).to_string()));
        write(line, "data-state", is_selected.then_some("selected"));
        if let Some(Link { element, .. }) = &self.link {
            write(element, "data-place", Some(&place.to_string()));
            let tab_index = if is_tab_stop { "0" } else { "-1" };
            write(element, "tabindex", Some(tab_index));
            write(element, "aria-current", is_selected.then_some("true"));
        }
        self.state = Some(state);
    }
}

impl DrawnCell {
    fn show(&mut self, cell: &Cell) {
        if self.cell == *cell {
            return;
        }
        if mark(self.cell.look) != mark(cell.look) {
            write(&self.element, "data-tone", mark(cell.look));
        }
        match (cell.look, &mut self.inside) {
            (CellLook::Badge(tone), Inside::Badge(badge)) => {
                badge::drawn(tone, cell.text.clone(), BadgeWeight::Plain).rebuild(badge);
            }
            (CellLook::Badge(tone), inside) => {
                self.holder.set_text_content(None);
                let mut badge = badge::drawn(tone, cell.text.clone(), BadgeWeight::Plain).build();
                badge.mount(&self.holder, None);
                *inside = Inside::Badge(badge);
            }
            (_, Inside::Text(text)) => text.set_data(&cell.text),
            (_, inside) => {
                self.holder.set_text_content(None);
                *inside = text_in(&self.holder, &cell.text);
            }
        }
        self.cell.clone_from(cell);
    }
}

fn shape(column: &Column) -> (Align, Priority) {
    (column.align, column.priority)
}

/// The value of `data-tone`; a badge has a tone of its own.
fn mark(look: CellLook) -> Option<&'static str> {
    match look {
        CellLook::Muted => Some("muted"),
        CellLook::Strong => Some("strong"),
        CellLook::Bad => Some("bad"),
        CellLook::Plain | CellLook::Badge(_) => None,
    }
}

/// A new element at the end of another; none only where the browser does not know its name.
fn added(parent: &Element, name: &str, class: &str) -> Option<Element> {
    let element = document().create_element(name).ok()?;
    element.set_class_name(class);
    parent.append_child(&element).ok()?;
    Some(element)
}

fn text_in(holder: &Element, text: &str) -> Inside {
    let text = document().create_text_node(text);
    // Fails only for a node that would stand in itself.
    let _ = holder.append_child(&text);
    Inside::Text(text)
}

/// Writes an attribute, or takes it away. Fails only for a name that is none.
fn write(element: &Element, name: &str, value: Option<&str>) {
    let _ = match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    };
}
