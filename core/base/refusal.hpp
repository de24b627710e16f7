// Why an input was not accepted: one closed list of sentences-as-names, shared by screen, wire,
// server and tests. It refuses to know languages: words live in assets/words.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace yearward {

enum class Refusal : std::uint8_t {
  // documents
  DocumentIsNotJson,
  DocumentIsTooLarge,
  DocumentIsTooDeep,
  FieldIsMissing,
  FieldIsUnknown,
  FieldHasWrongType,
  TextIsEmpty,
  TextIsTooLong,
  TextHasControlCharacters,
  ListIsTooLong,
  ListIsEmpty,
  NameIsTaken,
  NameIsUnknown,
  WordIsNotAnOption,
  NameHasOtherLetters,
  ChooseOneOfThese,
  // quantities
  NumberIsOutOfRange,
  NumberIsNotWhole,
  NumberIsMalformed,
  NumberHasTooManyDecimals,
  MoneyIsMalformed,
  MoneyHasTooManyDecimals,
  DayDoesNotExist,
  MomentDoesNotExist,
  RatioIsMalformed,
  // programmes
  LevelsMustRise,
  RetainIsAboveAttain,
  PricesMustRise,
  VersionIsNotLater,
  BracketsMustRise,
  UntilIsBeforeFrom,
  ConditionIsTooDeep,
  ConditionMayNotMeasure,
  SegmentIsNotBefore,
  StageDoesNotFit,
  RuleHasNoBase,
  RoundingsDiffer,
  OneIdleClauseOnly,
  LapseNeedsBirth,
  PeriodIsNeeded,
  FundNeedsACalendar,
  PointsGoInCircles,
  TradeIsNotOfThisUnit,
  AmountsGrowTooLarge,
  VersionChangesUnits,
  VersionChangesMeasures,
  VersionChangesLevels,
  NoVersionInForce,
  // events
  EventIsKnownWithOtherContent,
  EventIsInTheFuture,
  EventTypeIsUnknown,
  MemberIsUnknown,
  RefundRefersToNothing,
  RefundIsLargerThanThePurchase,
  ChoiceIsUsed,
  RewardCostsMoreThanIsHeld,
  AmountMustBePositive,
  AmountIsNegative,
  BalanceIsTooLow,
  TradeIsBelowItsMinimum,
  TradeIsAboveItsShare,
  TradeIsNotOpen,
  RewardIsNotForThisMember,
  PointsPartIsNotOffered,
  LimitIsReached,
  BenefitIsNotHeld,
  BenefitIsUsedUp,
  ReleaseRefersToNothing,
  CreditsGoInCircles,
  TooManyEvents,
  LinesDoNotSum,
  TendersDoNotSum,
  // projections
  HorizonIsBeforeToday,
  HorizonIsTooFar,
  HabitIsTooOften,
  NoAmountReachesIt,
  ScenarioIsNotOffered,
  // doors
  SignInIsWrong,
  SignInIsRequired,
  NotYoursToDo,
  TooManyTries,
  RequestIsMalformed,
  RequestIsTooLarge,
  PlaceIsUnknown,
  MethodIsNotAllowed,
  StoreIsUnavailable,
  // devices
  DeviceIsUnknown,
  SealIsWrong,
  BytesAreMalformed,
  LeaseIsNotHeld,
  LeaseIsOver,
  LeaseIsTooSmall,
  StorageIsFull,
  // what only the server can know
  AddressIsNotAllowed,
  RewardIsOutOfStock,
  SecondPersonIsNeeded,
  AccountIsUnderReview,
  // receipts of devices, and the rules that devices are given
  ReceiptIsMalformed,
  ReceiptIsTooLate,
  RulesAreNotSigned,
  RulesAreOlder,
  kCount,
};

// The name as the wire and the screen's word table spell it: "day_does_not_exist".
std::string_view name_of(Refusal refusal);

// A refusal and where it happened.
struct Problem {
  Refusal refusal{};
  std::string where;   // JSON pointer into the input ("" is the whole of it)
  std::string detail;  // what stood there or what was expected; never personal data
  bool operator==(const Problem&) const = default;
};

using Problems = std::vector<Problem>;

}  // namespace yearward
