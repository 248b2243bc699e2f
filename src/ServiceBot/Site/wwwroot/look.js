// Every colour is a variable of page.css, so light and dark need nothing here.
const font = 'var(--font)';

export const look = {
  accent: 'var(--accent)',
  backgroundColor: 'transparent',
  subtle: 'var(--muted)',
  primaryFont: font,
  paddingRegular: 12,

  avatarSize: 32,
  botAvatarInitials: 'ServiceBot', // only heard: senders.js draws the avatars
  userAvatarInitials: 'Me',
  showAvatarInGroup: 'sender',

  bubbleBackground: 'var(--bubble)',
  bubbleBorderColor: 'var(--line)',
  bubbleBorderRadius: 12,
  bubbleTextColor: 'var(--text)',
  bubbleFromUserBackground: 'var(--own)',
  bubbleFromUserBorderColor: 'var(--own)',
  bubbleFromUserBorderRadius: 12,
  bubbleFromUserTextColor: 'var(--text)',
  bubbleMaxWidth: 560,
  bubbleMinWidth: 0,

  groupTimestamp: 300_000,
  timestampColor: 'var(--muted)',

  hideToaster: true,
  hideUploadButton: true,
  sendBoxBackground: 'var(--field)',
  sendBoxTextColor: 'var(--text)',
  sendBoxPlaceholderColor: 'var(--muted)',
  sendBoxBorderTop: 'none',
  sendBoxButtonColor: 'var(--accent)',
  sendBoxButtonColorOnDisabled: 'var(--muted)',
  sendBoxButtonShadeColorOnHover: 'var(--hover)',
  sendBoxButtonShadeColorOnActive: 'var(--hover)',
  sendBoxButtonShadeColorOnDisabled: 'transparent',
  sendBoxButtonShadeBorderRadius: 8,
  sendBoxButtonKeyboardFocusIndicatorBorderColor: 'var(--accent)',
  sendBoxHeight: 48,
  sendBoxTextWrap: true,

  suggestedActionLayout: 'flow',
  suggestedActionBackgroundColor: 'var(--panel)',
  suggestedActionBackgroundColorOnHover: 'var(--hover)',
  suggestedActionBackgroundColorOnActive: 'var(--hover)',
  suggestedActionBorderColor: 'var(--control)',
  suggestedActionBorderRadius: 20,
  suggestedActionBorderWidth: 1,
  suggestedActionHeight: 36,
  suggestedActionTextColor: 'var(--accent)',
  suggestedActionKeyboardFocusIndicatorBorderColor: 'var(--accent)',
  suggestedActionsVisualKeyboardIndicatorColor: 'var(--accent)',

  transcriptActivityVisualKeyboardIndicatorColor: 'var(--muted)',
  transcriptVisualKeyboardIndicatorColor: 'var(--accent)',
  transcriptOverlayButtonBackground: 'var(--accent)',
  transcriptOverlayButtonBackgroundOnFocus: 'var(--accent)',
  transcriptOverlayButtonBackgroundOnHover: 'var(--accent)',
  transcriptOverlayButtonColor: 'var(--on-accent)',
  transcriptTerminatorBackgroundColor: 'var(--muted)',
  transcriptTerminatorColor: 'var(--panel)',

  cardEmphasisBackgroundColor: 'var(--emphasis)',
  cardPushButtonBackgroundColor: 'var(--accent)',
  cardPushButtonTextColor: 'var(--on-accent)'
};

const color = name => ({ default: `var(--${name})`, subtle: `var(--${name})` });
const text = {
  default: { default: 'var(--text)', subtle: 'var(--muted)' },
  dark: { default: 'var(--text)', subtle: 'var(--muted)' },
  light: { default: 'var(--muted)', subtle: 'var(--muted)' },
  accent: color('accent'),
  good: color('good'),
  warning: color('warning'),
  attention: color('attention')
};
const container = background => ({ backgroundColor: `var(--${background})`, borderColor: 'var(--line)', foregroundColors: text });

export const cardLook = {
  supportsInteractivity: true,
  fontFamily: font,
  spacing: { small: 4, default: 10, medium: 16, large: 24, extraLarge: 32, padding: 16 },
  separator: { lineThickness: 1, lineColor: 'var(--line)' },
  fontSizes: { small: 13, default: 15, medium: 17, large: 20, extraLarge: 24 },
  containerStyles: {
    default: container('bubble'),
    emphasis: container('emphasis'),
    accent: container('emphasis'),
    good: container('emphasis'),
    warning: container('emphasis'),
    attention: container('emphasis')
  },
  inputs: {
    label: {
      inputSpacing: 'small',
      requiredInputs: { weight: 'bolder' },
      optionalInputs: { weight: 'bolder' }
    },
    errorMessage: { color: 'attention', weight: 'bolder' }
  },
  actions: {
    actionAlignment: 'left',
    actionsOrientation: 'horizontal',
    buttonSpacing: 8,
    maxActions: 6,
    spacing: 'medium',
    showCard: { actionMode: 'inline', inlineTopMargin: 12, style: 'emphasis' }
  },
  adaptiveCard: { allowCustomStyle: false },
  factSet: {
    title: { weight: 'bolder', wrap: true, maxWidth: 120 },
    value: { wrap: true },
    spacing: 12
  },
  textBlock: { headingLevel: 3 }
};

export const words = placeholder => strings => ({ ...strings, TEXT_INPUT_PLACEHOLDER: placeholder });
