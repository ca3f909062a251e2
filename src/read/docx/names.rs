//! Names of elements: namespaces known by URI (transitional and strict), elements by local name.

/// The namespaces that the reader looks into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ns {
    /// WordprocessingML.
    W,
    /// Markup compatibility.
    Mc,
    /// Word 2010 additions.
    W14,
    /// Office math.
    Math,
    /// VML.
    Vml,
    /// DrawingML main: text of diagrams.
    Drawing,
    /// SmartArt diagrams.
    Diagram,
    /// Charts.
    Chart,
    /// Package relationships.
    Rels,
    /// Known, though nothing in it is read by name: a `mc:Choice` may require it.
    Understood,
    /// Anything else.
    Other,
}

impl Ns {
    /// By URI.
    pub fn of_uri(uri: &str) -> Ns {
        match uri {
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
            | "http://purl.oclc.org/ooxml/wordprocessingml/main" => Ns::W,
            "http://schemas.openxmlformats.org/markup-compatibility/2006" => Ns::Mc,
            "http://schemas.microsoft.com/office/word/2010/wordml" => Ns::W14,
            "http://schemas.openxmlformats.org/officeDocument/2006/math"
            | "http://purl.oclc.org/ooxml/officeDocument/math" => Ns::Math,
            "urn:schemas-microsoft-com:vml" => Ns::Vml,
            "http://schemas.openxmlformats.org/drawingml/2006/main"
            | "http://purl.oclc.org/ooxml/drawingml/main" => Ns::Drawing,
            "http://schemas.openxmlformats.org/drawingml/2006/diagram"
            | "http://purl.oclc.org/ooxml/drawingml/diagram" => Ns::Diagram,
            "http://schemas.openxmlformats.org/drawingml/2006/chart"
            | "http://purl.oclc.org/ooxml/drawingml/chart" => Ns::Chart,
            "http://schemas.openxmlformats.org/package/2006/relationships" => Ns::Rels,
            _ if uri.starts_with("http://schemas.microsoft.com/office/word/20")
                || uri.starts_with("http://schemas.microsoft.com/office/drawing/2010/")
                || uri.starts_with("http://schemas.openxmlformats.org/")
                || uri.starts_with("http://purl.oclc.org/ooxml/") =>
            {
                Ns::Understood
            }
            _ => Ns::Other,
        }
    }

    /// By the prefix that Word writes, for files that lost their declarations.
    pub fn of_usual_prefix(prefix: &[u8]) -> Ns {
        match prefix {
            b"w" => Ns::W,
            b"mc" => Ns::Mc,
            b"w14" => Ns::W14,
            b"m" => Ns::Math,
            b"v" => Ns::Vml,
            b"a" => Ns::Drawing,
            b"dgm" => Ns::Diagram,
            b"wps" | b"wpg" | b"wpc" | b"wpi" | b"wp14" | b"w15" | b"a14" => Ns::Understood,
            _ => Ns::Other,
        }
    }
}

macro_rules! tags {
    ($($ns:ident { $($name:literal => $tag:ident),+ $(,)? })+) => {
        /// The elements that the reader knows; the letter in front tells the namespace where it is not
        /// WordprocessingML.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[allow(missing_docs)]
        pub enum Tag { $($($tag,)+)+ Unknown }

        /// The element of that name.
        pub fn tag_of(ns: Ns, local: &[u8]) -> Tag {
            match ns {
                $(Ns::$ns => match local { $($name => Tag::$tag,)+ _ => Tag::Unknown },)+
                _ => Tag::Unknown,
            }
        }
    };
}

tags! {
    W {
        b"p" => P, b"r" => R, b"t" => T, b"pPr" => PPr, b"rPr" => RPr, b"tc" => Tc, b"tr" => Tr,
        b"tcPr" => TcPr, b"trPr" => TrPr, b"tbl" => Tbl, b"tblPr" => TblPr, b"b" => B, b"tab" => TabChar,
        b"br" => Br, b"cr" => Cr, b"sym" => Sym, b"shd" => Shd, b"ins" => Ins, b"del" => Del,
        b"sdt" => Sdt, b"num" => Num, b"lvl" => Lvl, b"hdr" => Hdr, b"ftr" => Ftr, b"rt" => Rt,
        b"body" => Body, b"name" => Name, b"date" => FormDate, b"ilvl" => Ilvl,
        b"numPr" => NumPr, b"numId" => NumId, b"pStyle" => PStyle, b"rStyle" => RStyle,
        b"style" => Style, b"start" => StartAt, b"isLgl" => IsLgl, b"vanish" => Vanish,
        b"rFonts" => RFonts, b"sectPr" => SectPr, b"vMerge" => VMerge, b"hMerge" => HMerge,
        b"sdtPr" => SdtPr, b"ffData" => FfData, b"ddList" => DdList, b"result" => DdResult,
        b"object" => Object, b"control" => Control, b"gridCol" => GridCol, b"gridSpan" => GridSpan,
        b"gridAfter" => GridAfter, b"gridBefore" => GridBefore, b"tblGrid" => TblGrid,
        b"tblHeader" => TblHeader, b"tblStyle" => TblStyle, b"tblLook" => TblLook, b"cellDel" => CellDel, b"ptab" => PTab,
        b"instrText" => InstrText, b"delText" => DelText, b"delInstrText" => DelInstrText,
        b"fldChar" => FldChar, b"checkBox" => CheckBox, b"checked" => Checked, b"default" => Default,
        b"listEntry" => ListEntry, b"dropDownList" => DropDownList, b"comboBox" => ComboBox,
        b"showingPlcHdr" => ShowingPlcHdr, b"sdtContent" => SdtContent, b"sdtEndPr" => SdtEndPr,
        b"moveFrom" => MoveFrom, b"txbxContent" => TxbxContent, b"altChunk" => AltChunk,
        b"softHyphen" => SoftHyphen, b"noBreakHyphen" => NoBreakHyphen, b"rubyPr" => RubyPr,
        b"lastRenderedPageBreak" => RenderedBreak, b"pageBreakBefore" => PageBreakBefore,
        b"outlineLvl" => OutlineLvl, b"basedOn" => BasedOn, b"docDefaults" => DocDefaults,
        b"tblStylePr" => TblStylePr, b"abstractNum" => AbstractNum, b"abstractNumId" => AbstractNumId,
        b"lvlText" => LvlText, b"numFmt" => NumFmt, b"suff" => Suff, b"lvlOverride" => LvlOverride,
        b"startOverride" => StartOverride, b"numStyleLink" => NumStyleLink, b"styleLink" => StyleLink,
        b"lvlRestart" => LvlRestart, b"footnote" => Footnote, b"endnote" => Endnote,
        b"rPrChange" => RPrChange, b"pPrChange" => PPrChange, b"tblPrChange" => TblPrChange,
        b"trPrChange" => TrPrChange, b"tcPrChange" => TcPrChange, b"sectPrChange" => SectPrChange,
        b"tblPrExChange" => TblPrExChange, b"tblGridChange" => TblGridChange,
        b"numberingChange" => NumberingChange, b"comment" => Comment,
    }
    Mc { b"AlternateContent" => McAlternate, b"Choice" => McChoice, b"Fallback" => McFallback }
    W14 {
        b"checkbox" => W14Checkbox, b"checked" => W14Checked, b"checkedState" => W14CheckedState,
        b"uncheckedState" => W14UncheckedState,
    }
    Math {
        b"t" => MT, b"r" => MR, b"num" => MNum, b"sup" => MSup, b"sSup" => MPower, b"rPr" => MRPr,
        b"ctrlPr" => MCtrlPr, b"fPr" => MFPr,
    }
    Vml { b"textpath" => VTextPath }
    Drawing { b"t" => AT, b"p" => AP }
    Diagram { b"relIds" => DgmRelIds }
    Chart { b"chart" => CChart, b"v" => CV }
    Rels { b"Relationship" => Relationship }
}
