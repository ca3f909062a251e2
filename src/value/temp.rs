#![allow(missing_docs)]
use super::*;
use crate::contract::*;
pub fn parse_person(text: &str, _w: &ValueWords) -> PersonName { let t=text.trim(); let (h,n)=match t.split_once(' '){Some((h,n)) if h.ends_with('.')||h.contains(".s")=>(Some(h.to_string()),n.to_string()),_=>(None,t.to_string())}; PersonName{raw:t.into(),name:Some(n),honorific:h} }
pub struct Split { pub names: Vec<String>, pub guessed: bool }
pub fn split_people(text:&str,_k:&[String],_w:&ValueWords)->Split{ let names: Vec<String> = if text.contains(',') { text.split(',').map(|s|s.trim().to_string()).collect()} else { let w: Vec<&str>=text.split_whitespace().collect(); w.chunks(2).map(|c|c.join(" ")).collect()}; Split{names,guessed:false}}
pub fn parse_choices(cells:&[&str],_w:&ValueWords)->Vec<Choice>{ cells.iter().filter(|c|!c.trim().is_empty()).map(|c|{let sel=c.contains('X')||c.contains('☒'); Choice{label:c.replace(['X','☒','☐'],"").trim().to_string(),selected:sel}}).collect()}
pub fn parse_years(cells:&[&str],_w:&ValueWords)->Vec<YearChoice>{ cells.iter().filter_map(|c|{let sel=c.contains('X')||c.contains('☒'); c.replace(['X','☒','☐'],"").trim().parse().ok().map(|year|YearChoice{year,selected:sel})}).collect()}
pub fn parse_mission(text:&str,_w:&ValueWords)->Mission{ let t=text.trim(); let d: String=t.chars().take_while(|c|c.is_ascii_digit()).collect(); if d.is_empty(){return Mission{raw:t.into(),..Default::default()}} Mission{raw:t.into(),title:Some(t[d.len()..].trim_matches([' ','-']).to_string()),code:Some(d)}}
pub fn parse_program(text:&str,w:&ValueWords)->Mission{parse_mission(text,w)}
pub fn split_list(text:&str)->Vec<String>{text.split(['/',';',',','\n']).map(|s|s.trim().to_string()).filter(|s|!s.is_empty()).collect()}
pub fn ordinal(text:&str)->Option<(u32,&str)>{ let d=text.chars().take_while(|c|c.is_ascii_digit()).count(); if d==0{return None} let rest=text[d..].trim_start(); rest.strip_prefix([')','.']).and_then(|r|Some((text[..d].parse().ok()?,r.trim())))}
