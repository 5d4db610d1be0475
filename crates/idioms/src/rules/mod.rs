//! The register of rules: a line each. The order is that of the help page.

use crate::rule::Rule;

macro_rules! register {
    ($($module:ident),* $(,)?) => {
        $(mod $module;)*

        /// Every rule.
        pub(crate) static RULES: &[Rule] = &[$(Rule {
            code: $module::RULE.code,
            weight: $module::RULE.weight,
            idiom: $module::RULE.idiom,
            check: $module::RULE.check,
            file: include_str!(concat!(stringify!($module), ".rs")),
        }),*];
    };
}

register! {
    mutable_default,
    loop_closure,
    changed_while_looping,
    shared_attribute,
    repeated_list,
    in_place_result,
    missing_super,
    none_equality,
    truth_equality,
    type_equality,
    literal_identity,
    bare_except,
    swallowed_exception,
    useless_comparison,
    shadowed_builtin,
    shadowing_parameter,
    index_loop,
    while_index,
    counter_beside_loop,
    enumerate_lookup,
    unused_enumerate,
    missing_key,
    manual_counter,
    get_with_default,
    swap,
    list_membership,
    literal_membership,
    in_list_of_keys,
    open_without_with,
    type_is,
    getter_and_setter,
    append_loop,
    append_if_else,
    copy_loop,
    dict_fill_loop,
    set_of_list,
    list_in_any,
    list_of_map,
    any_or_all_loop,
    returned_condition,
    growing_string,
    growing_at_the_front,
    list_as_queue,
    sorted_for_one,
    min_max_by_hand,
    chain_of_equals,
    length_test,
    in_keys,
    half_of_items,
    unused_variable,
    unused_import,
    named_lambda,
    return_in_part,
    super_with_arguments,
    layout,
}
